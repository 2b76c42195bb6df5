package io.dynox.test;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link BatchBenchmark}, over HTTP too where an endpoint is named. A measurement, which runs only when it is named; the command stands in docs/in-memory-dynamodb.md. */
class BatchSpeed {

    private static final String ENDPOINT = "dynox.contract.endpoint";

    @Test
    void measure() throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(BatchBenchmark.class.getName()).shouldFailOnError(true);
        String endpoint = System.getProperty(ENDPOINT);
        if (endpoint != null) {
            options.param("backend", "MAP", "MEMORY", "HTTP").jvmArgsAppend("-D" + ENDPOINT + "=" + endpoint);
        }
        new Runner(options.build()).run();
    }
}
