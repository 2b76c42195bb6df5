package io.dynox.test.rate;

import io.dynox.BatchWriter;
import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.bucket4j.DynoxBucket4jAutoConfiguration;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener;
import io.dynox.event.EngineSnapshot;
import io.dynox.rate.CapacityBucket;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.examples.SharedLimitConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * One instance of an application, a process of its own: writes as fast as its limit lets it, for at most two minutes, and
 * prints a line each 50 ms with the time, the units sent so far, whether the store is up, and the instances that it sees.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DynoxBucket4jAutoConfiguration.class, DynoxAutoConfiguration.class})
@Import(SharedLimitConfiguration.class)
class SharedLimitProcess {

    private static final AtomicLong SENT = new AtomicLong();
    private static final int LINES = 2_400;
    private static final int AHEAD = 2_000;

    @Bean
    DynamoDbAsyncClient dynamoDb() {
        return InMemoryDynamoDb.create().createTable("users", Key.string("pk")).asyncClient();
    }

    @Bean
    BatchListener counter() {
        return new BatchListener() {
            @Override
            public void requestSent(RequestSent event) {
                SENT.addAndGet(event.items());
            }
        };
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SharedLimitProcess.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            DynoxClient client = context.getBean(DynoxClient.class);
            if (context.getBeansOfType(CapacityBucket.Provider.class).isEmpty()) {
                throw new IllegalStateException("nothing is shared");
            }
            BatchWriter<Map<String, Object>> writer = client.operations().writer("users");
            Semaphore ahead = new Semaphore(AHEAD);
            Thread puts = new Thread(() -> {
                for (long i = 0; ; i++) {
                    ahead.acquireUninterruptibly();
                    // few keys, so that memory stays small
                    CompletableFuture<?> unused = writer.put(Map.of("pk", "USER#" + i % (2L * AHEAD)));
                }
            });
            puts.setDaemon(true);
            puts.start();
            long released = 0;
            for (int line = 0; line < LINES; line++) {
                Thread.sleep(50);
                long sent = SENT.get();
                ahead.release((int) (sent - released));
                released = sent;
                System.out.println(state(client.snapshot().limits(), sent));
            }
        }
    }

    private static String state(List<EngineSnapshot.Limit> limits, long sent) {
        EngineSnapshot.Sharing sharing = limits.get(0).sharing();
        if (sharing == null) {
            throw new IllegalStateException("nothing is shared");
        }
        return "STATE " + System.currentTimeMillis() + " " + sent + " " + (sharing.isUp() ? "up" : "down") + " "
                + sharing.instances() + " " + sharing.leases();
    }
}
