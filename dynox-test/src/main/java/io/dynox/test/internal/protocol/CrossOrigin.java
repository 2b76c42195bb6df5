package io.dynox.test.internal.protocol;

import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.protocol.Outcome.Answer;
import java.util.HashMap;
import java.util.Map;

/** Lets scripts of any web page in, as the service does. Stateless. */
final class CrossOrigin {

    private static final int OK = 200;
    private static final String TWO_DAYS = "172800";

    private CrossOrigin() {}

    /** Whether a browser asks if it may send a request. */
    static boolean isQuestion(WireRequest request) {
        return request.method().equals("OPTIONS") && request.has("Origin");
    }

    /** The answer to that: it may. */
    static Answer permission(WireRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put(RequestIds.HEADER, RequestIds.next());
        headers.put("Access-Control-Max-Age", TWO_DAYS);
        request.header("Access-Control-Request-Headers")
                .ifPresent(wanted -> headers.put("Access-Control-Allow-Headers", wanted));
        request.header("Access-Control-Request-Method")
                .ifPresent(wanted -> headers.put("Access-Control-Allow-Methods", wanted));
        return new Answer(OK, headers, new byte[] {});
    }

    /** The outcome as a script may read it. */
    static Outcome readable(WireRequest request, Outcome outcome) {
        if (!(outcome instanceof Answer answer) || !request.has("Origin")) {
            return outcome;
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", RequestIds.HEADER + ", x-amz-crc32");
        return new Answer(answer.status(), headers, answer.body());
    }
}
