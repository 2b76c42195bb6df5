package io.dynox.test.internal.json;

/** A value that the format doesn't have; the reader adds where it stands. */
final class BadJson extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadJson(String attribute, String problem) {
        super("attribute '" + attribute + "': " + problem, null, false, false);
    }
}
