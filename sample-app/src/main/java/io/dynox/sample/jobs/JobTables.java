package io.dynox.sample.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables of Spring Batch in a database of H2. Stateless. */
final class JobTables {

    private static final int TRIES = 240;
    private static final long PAUSE_MILLIS = 500;

    private JobTables() {}

    /** A database whose tables are made if they are missing. */
    static JdbcDataSource createIn(String url) {
        JdbcDataSource source = source(url);
        try {
            if (!exist(source)) {
                new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                        .execute(source);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the jobs can't be used: " + url, e);
        }
        return source;
    }

    /**
     * A database whose tables somebody else makes.
     *
     * @throws IllegalStateException when they aren't there within two minutes
     */
    static JdbcDataSource awaitIn(String url) throws InterruptedException {
        JdbcDataSource source = source(url);
        SQLException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                if (exist(source)) {
                    return source;
                }
            } catch (SQLException e) {
                last = e;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("No manager has made the tables of the jobs in " + url + ": start one", last);
    }

    private static boolean exist(JdbcDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "BATCH_STEP_EXECUTION_CONTEXT", null)) {
            return tables.next();
        }
    }

    private static JdbcDataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }
}
