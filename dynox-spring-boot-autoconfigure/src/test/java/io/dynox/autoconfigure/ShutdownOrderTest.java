package io.dynox.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.event.BatchListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** What happens in which order when an application ends; {@code ShutdownTest} of the sample sees it with a real web server. */
class ShutdownOrderTest {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FakeDynamoDb client = FakeDynamoDb.confirming();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DynoxAutoConfiguration.class))
            .withBean("client", FakeDynamoDb.class, () -> client)
            .withBean(BatchListener.class, this::listener)
            .withPropertyValues("dynox.tables.users.partition-key=pk", "dynox.write.linger=1h");

    @Test
    void writersAreDrainedOnceTheLastRequestHasEndedAndClosedAfterTheBeansThatWrite() {
        runner.withBean("requests", Requests.class)
                .withBean("service", Service.class)
                .run(context -> {
                    Service service = context.getBean(Service.class);
                    service.events = events;
                    Requests requests = context.getBean(Requests.class);
                    requests.atTheEnd = () -> service.write("request");
                    service.write("early");
                });

        assertThat(events)
                .containsExactly(
                        "accepted early", "accepted request", "sent 2", "accepted farewell", "sent 1", "writer closed");
        assertThat(client.closed).isTrue();
    }

    @Test
    void aStoppedContextGoesOnWithItsWriters() {
        runner.withBean("service", Service.class).run(context -> {
            Service service = context.getBean(Service.class);
            service.events = events;
            service.write("early");

            ConfigurableApplicationContext whole =
                    context.getSourceApplicationContext(ConfigurableApplicationContext.class);
            whole.stop();
            whole.start();
            service.write("late");
        });

        assertThat(events)
                .containsExactly(
                        "accepted early",
                        "sent 1",
                        "accepted late",
                        "sent 1",
                        "accepted farewell",
                        "sent 1",
                        "writer closed");
    }

    private BatchListener listener() {
        return new BatchListener() {
            @Override
            public void requestSent(RequestSent event) {
                events.add("sent " + event.items());
            }

            @Override
            public void writerClosed(BatchWriteResult result) {
                events.add("writer closed");
            }
        };
    }

    /** Ends its last request when the web server would. */
    static final class Requests implements SmartLifecycle {

        private Runnable atTheEnd = () -> {};
        private boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            atTheEnd.run();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return SmartLifecycle.DEFAULT_PHASE - 2048;
        }
    }

    /** Keeps a writer open for as long as it lives, and writes once more at its end. */
    static final class Service implements AutoCloseable {

        private final BatchWriter<Map<String, Object>> writer;
        private List<String> events = List.of();

        Service(BatchOperations dynox) {
            this.writer = dynox.writer("users");
        }

        void write(String what) {
            writer.put(Map.of("pk", what)).join();
            events.add("accepted " + what);
        }

        @Override
        public void close() {
            write("farewell");
        }
    }
}
