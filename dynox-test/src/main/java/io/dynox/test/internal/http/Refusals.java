package io.dynox.test.internal.http;

import io.dynox.test.internal.error.RequestIds;
import io.dynox.test.internal.protocol.Outcome.Answer;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Map;

/** Answers to what is no HTTP. Stateless. */
final class Refusals {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LONG = 431;

    private Refusals() {}

    static Answer badRequest(Throwable cause) {
        boolean isTooLong = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        return new Answer(
                isTooLong ? TOO_LONG : BAD_REQUEST, Map.of(RequestIds.HEADER, RequestIds.next()), new byte[] {});
    }
}
