package io.dynox.sample;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Imports at the start, and says what became of it.
 *
 * <p>Thread-safe.
 */
@Component
@Profile("!worker")
@Order(0)
final class ImportRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final Jobs jobs;
    private final CityTable table;
    private final SampleProperties properties;
    private final Environment environment;
    private volatile @Nullable ImportReport report;

    ImportRunner(Jobs jobs, CityTable table, SampleProperties properties, Environment environment) {
        this.jobs = jobs;
        this.table = table;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.importAtStart()) {
            ImportReport done = jobs.runImport();
            report = done;
            log.info(done.outcome());
            log.info(done.effort());
        } else {
            table.createIfMissing();
        }
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            log.info("Look-ups: http://localhost:{}/  (Ctrl+C ends the application)", port);
        }
    }

    /** What the import did; empty before its end, and where there was none. */
    Optional<ImportReport> report() {
        return Optional.ofNullable(report);
    }
}
