package io.dynox.test.delivery;

import io.dynox.BatchOperations;
import io.dynox.BatchWriter;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** An application with open writers and reads that waits until it is ended from outside. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(DynoxAutoConfiguration.class)
class TerminatedProgram {

    static final String READY = "the program is ready";

    /** Starts it; the arguments are those of Spring Boot. */
    public static void main(String[] arguments) throws InterruptedException {
        BatchOperations dynox = new SpringApplicationBuilder(TerminatedProgram.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .getBean(BatchOperations.class);
        for (int open = 0; open < 3; open++) {
            BatchWriter<Map<String, Object>> writer = dynox.writer("users");
            for (int item = 0; item < 100; item++) {
                writer.put(Map.of("pk", open + "/" + item)).join();
            }
        }
        CompletableFuture<?> read = dynox.batchGet("users", List.of(Map.of("pk", "a"), Map.of("pk", "b")));
        CompletableFuture<?> unused =
                read.whenComplete((found, failure) -> System.out.println("read ended: " + failure));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
