package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.sample.SampleProperties.Faults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LocalRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void whoHasNoPageMayChangeFromThisMachine(String method) throws Exception {
        assertThat(status("127.0.0.1", null, request(method, "localhost"))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, same-origin, 200",
        "http://localhost:8080, , 200",
        ", none, 200",
        "http://localhost:9090, same-site, 403",
        "http://localhost:9090, , 403",
        "http://evil.example, cross-site, 403",
        "http://evil.example, , 403",
        "https://localhost:8080, , 403",
        "null, , 403",
        "%%%, , 403",
        ", cross-site, 403",
    })
    void aPageMayChangeOnlyIfThisServerSentIt(@Nullable String origin, @Nullable String site, int expected)
            throws Exception {
        MockHttpServletRequest request = request("POST", "localhost");
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (site != null) {
            request.addHeader("Sec-Fetch-Site", site);
        }

        assertThat(status("127.0.0.1", null, request)).isEqualTo(expected);
    }

    @Test
    void aForeignNameThatPointsHereMayRead() throws Exception {
        assertThat(status("127.0.0.1", null, request("POST", "evil.example"))).isEqualTo(403);
        assertThat(status("127.0.0.1", null, request("GET", "evil.example"))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , 200",
        "localhost, , 200",
        "::1, , 200",
        "[::1], , 200",
        "0.0.0.0, , 403",
        ", , 403",
        "10.0.0.7, , 403",
        "0.0.0.0, true, 200",
        "127.0.0.1, false, 403"
    })
    void withoutLoopbackNothingChangesUnlessItIsSaidOutright(
            @Nullable String address, @Nullable Boolean controls, int expected) throws Exception {
        assertThat(status(address, controls, request("POST", "localhost"))).isEqualTo(expected);
    }

    @Test
    void pagesLoadNothingFromElsewhere() throws Exception {
        MockHttpServletResponse response = answer("127.0.0.1", null, request("GET", "localhost"));

        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'");
    }

    private static int status(@Nullable String address, @Nullable Boolean controls, MockHttpServletRequest request)
            throws Exception {
        return answer(address, controls, request).getStatus();
    }

    private static MockHttpServletResponse answer(
            @Nullable String address, @Nullable Boolean controls, MockHttpServletRequest request) throws Exception {
        MockEnvironment environment = new MockEnvironment();
        if (address != null) {
            environment.setProperty("server.address", address);
        }
        SampleProperties properties =
                new SampleProperties("cities", null, controls, true, 1, new Faults(0, Duration.ZERO));
        MockHttpServletResponse response = new MockHttpServletResponse();
        new LocalRequests(properties, environment).doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static MockHttpServletRequest request(String method, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/controls/import");
        request.setServerName(host);
        request.setServerPort(8080);
        return request;
    }
}
