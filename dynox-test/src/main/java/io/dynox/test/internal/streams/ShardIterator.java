package io.dynox.test.internal.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynox.test.internal.value.ValidationFailure;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in a stream. Immutable.
 *
 * @param stream the stream's ARN
 * @param number the number of the record that is read next
 * @param issued when the client got the iterator
 */
record ShardIterator(String stream, long number, Instant issued) {

    private static final String SEPARATOR = "|";

    /** The form in which clients hand the iterator back. */
    String text() {
        String place = number + SEPARATOR + issued.toEpochMilli();
        return stream + "|1|" + Base64.getEncoder().encodeToString(place.getBytes(UTF_8));
    }

    /**
     * The iterator that a client hands back.
     *
     * @throws ValidationFailure if it is none
     */
    static ShardIterator parse(String text) {
        try {
            String[] parts = text.split("\\|", -1);
            String[] place = new String(Base64.getDecoder().decode(parts[2]), UTF_8).split("\\|", -1);
            Instant issued = Instant.ofEpochMilli(Long.parseLong(place[1]));
            return new ShardIterator(parts[0], Long.parseLong(place[0]), issued);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ValidationFailure("Invalid ShardIterator", e);
        }
    }
}
