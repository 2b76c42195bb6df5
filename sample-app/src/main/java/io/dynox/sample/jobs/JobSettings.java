package io.dynox.sample.jobs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the jobs.
 *
 * @param repository JDBC URL of the H2 database that keeps the states of jobs in the profile {@code migrate}. By default it is in
 *     memory, as the cities are; one in a file, such as {@code jdbc:h2:file:./jobs}, lets a job go on that was killed.
 * @param threads How many partitions a process executes at a time.
 * @param partitions In how many partitions the table is read.
 * @param chunkSize How many cities are read and written between two checkpoints.
 * @param dynamoPort Port at which the manager serves its DynamoDB.
 * @param databasePort Port at which the manager serves the database of the jobs.
 * @param brokerPort Port of the manager's broker.
 */
@ConfigurationProperties("sample.jobs")
record JobSettings(
        @DefaultValue("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1") String repository,
        @DefaultValue("4") int threads,
        @DefaultValue("32") int partitions,
        @DefaultValue("800") int chunkSize,
        @DefaultValue("8000") int dynamoPort,
        @DefaultValue("9092") int databasePort,
        @DefaultValue("61616") int brokerPort) {

    private static final String LOCALHOST = "localhost:";

    /** The queue of the partitions. */
    static final String QUEUE = "partitions";

    /** The database of the manager. */
    String repositoryOfTheManager() {
        return "jdbc:h2:tcp://" + LOCALHOST + databasePort + "/mem:jobs;DB_CLOSE_DELAY=-1";
    }

    /** Where the broker listens. */
    String broker() {
        return "tcp://" + LOCALHOST + brokerPort;
    }

    /**
     * How a client finds the broker: it takes no message ahead, so that none waits behind a worker that is busy, and it counts as dead
     * when it was silent for five seconds.
     */
    String brokerOfAClient() {
        return broker() + "?consumerWindowSize=0&connectionTTL=5000&clientFailureCheckPeriod=2000";
    }
}
