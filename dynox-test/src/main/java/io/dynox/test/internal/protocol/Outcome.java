package io.dynox.test.internal.protocol;

import java.util.Map;

/** What becomes of a request on the wire. */
public sealed interface Outcome {

    /**
     * A reply. The body isn't copied.
     *
     * @param status the HTTP status
     * @param headers all headers but those of the connection
     * @param body the body
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
    record Answer(int status, Map<String, String> headers, byte[] body) implements Outcome {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** No reply ever: the client waits until it gives up. */
    record Silence() implements Outcome {}

    /** The connection breaks. */
    record Reset() implements Outcome {}
}
