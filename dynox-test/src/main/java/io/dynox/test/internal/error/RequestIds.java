package io.dynox.test.internal.error;

import java.util.concurrent.ThreadLocalRandom;

/** Request ids of the form that the service uses: 52 capital letters and digits. Thread-safe. */
public final class RequestIds {

    /** The reply's header that carries the id. */
    public static final String HEADER = "x-amzn-RequestId";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 52;

    private RequestIds() {}

    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            id[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new String(id);
    }
}
