package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of an application whose web server still has a request under way. */
class ShutdownTest {

    @Test
    void whatTheLastRequestWritesReachesTheTable() throws Exception {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(SampleApplication.class, Notes.class)
                .run(
                        "--server.port=0",
                        "--sample.import-at-start=false",
                        "--dynox.write.linger=1h",
                        "--dynox.tables.notes.partition-key=pk");
        InMemoryDynamoDb dynamo = application.getBean(InMemoryDynamoDb.class);
        dynamo.createTable("notes", Key.string("pk"));
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        Notes notes = application.getBean(Notes.class);

        CompletableFuture<HttpResponse<Void>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notes"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        notes.arrived.await();
        application.close();

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(dynamo.itemCount("notes")).isEqualTo(1);
    }

    /** Keeps a writer open; its only request goes on when the application has begun to end. */
    @RestController
    static class Notes {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch ending = new CountDownLatch(1);
        private final SyncBatchWriter<Map<String, Object>> writer;

        Notes(SyncBatchOperations dynox) {
            this.writer = dynox.writer("notes");
        }

        @PostMapping("/notes")
        void write() throws InterruptedException {
            arrived.countDown();
            ending.await();
            writer.put(Map.of("pk", "last"));
        }

        @EventListener(ContextClosedEvent.class)
        void end() {
            ending.countDown();
        }
    }
}
