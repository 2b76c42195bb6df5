package io.dynox.internal.engine.read;

import io.dynox.internal.engine.request.Request;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A request of up to 100 keys.
 *
 * <p>Not changed after it was sent.
 */
final class ReadRequest extends Request {

    final List<AskedKeys> groups;
    private final int size;

    ReadRequest(List<AskedKeys> groups) {
        this.groups = groups;
        this.size = groups.stream().mapToInt(AskedKeys::size).sum();
        this.fruitless = groups.stream().mapToInt(AskedKeys::fruitless).min().orElse(0);
    }

    @Override
    public int size() {
        return size;
    }

    /** The positions of its keys, in the order in which they are sent. */
    int[] positions() {
        return groups.stream()
                .flatMapToInt(group -> IntStream.of(group.positions))
                .toArray();
    }
}
