package io.dynox.sample.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynox.sample.SampleRun;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The events that a page is sent, through the real server. */
@SampleRun
class LiveFeedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    LiveFeed feed;

    @Autowired
    ConfirmedCities cities;

    @BeforeEach
    void formerPagesHaveGone() {
        await().atMost(PATIENCE).until(() -> feed.pages() == 0);
    }

    @Test
    void aPageThatOpensLateGetsTheStateAndEveryPointOnce() throws Exception {
        cities.points().clear();
        int[] packed = new int[40_000];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = i;
        }
        cities.points().add(packed, packed.length);

        List<String> kinds = new ArrayList<>();
        int next = 0;
        String state = "";
        try (Stream<String> lines = open()) {
            Iterator<String> line = lines.iterator();
            while (next < packed.length || state.isEmpty()) {
                String text = line.next();
                if (text.startsWith("data:new ") || text.startsWith("data:more ")) {
                    kinds.add(text.substring(5, text.indexOf(' ')));
                    byte[] bytes = Base64.getDecoder().decode(text.substring(text.indexOf(' ') + 1));
                    for (int at = 0; at < bytes.length; at += MapPoints.POINT_BYTES) {
                        assertThat(((bytes[at] & 0xff) << 16) | ((bytes[at + 1] & 0xff) << 8) | (bytes[at + 2] & 0xff))
                                .isEqualTo(next++);
                    }
                } else if (text.startsWith("data:{")) {
                    state = text;
                }
            }
        }

        assertThat(kinds).containsExactly("new", "more", "more");
        assertThat(state).contains("\"job\":", "\"account\":", "\"table\":\"cities\"");
    }

    @Test
    void aPageThatReadsNothingHoldsUpNoOther() throws Exception {
        try (Socket deaf = new Socket(InetAddress.getLoopbackAddress(), port)) {
            deaf.setReceiveBufferSize(1_024);
            deaf.getOutputStream()
                    .write(("GET /live HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> feed.pages() >= 1);
            int[] packed = new int[400_000];
            cities.points().clear();
            cities.points().add(packed, packed.length);

            for (int round = 0; round < 2; round++) {
                try (Stream<String> lines = open()) {
                    assertThat(lines.filter(line -> line.startsWith("data:{")).findFirst())
                            .isPresent();
                }
            }
        } finally {
            cities.points().clear();
        }
    }

    @Test
    void noMoreThanSixteenPagesAreServedAndThoseThatHaveGoneMakeRoom() throws Exception {
        List<Stream<String>> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                open.add(open());
            }
            assertThat(http.send(request(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(503);
        } finally {
            open.forEach(Stream::close);
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<InputStream> again = http.send(request(), BodyHandlers.ofInputStream());
            again.body().close();
            assertThat(again.statusCode()).isEqualTo(200);
        });
    }

    private Stream<String> open() throws Exception {
        HttpResponse<Stream<String>> answer = http.send(request(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live"))
                .build();
    }
}
