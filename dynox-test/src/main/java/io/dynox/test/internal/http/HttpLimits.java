package io.dynox.test.internal.http;

import java.time.Duration;

/**
 * What a server lets its clients do. Immutable.
 *
 * @param idle how long a connection may stay open without a request
 * @param receive how long a request may take to arrive, from its first byte to its last
 * @param send how long a client may take to receive a reply
 * @param silence how long a request stays unanswered that a fault leaves so
 * @param connections how many connections may be open; one more is closed at once
 * @param bodyBytes how many bytes of requests may be in memory, over all connections
 */
public record HttpLimits(
        Duration idle, Duration receive, Duration send, Duration silence, int connections, long bodyBytes) {

    /** At most 1,000 connections and a quarter of the heap. */
    public static HttpLimits standard() {
        return new HttpLimits(
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                1_000,
                Runtime.getRuntime().maxMemory() / 4);
    }
}
