package io.dynox.internal.engine.read;

import io.dynox.internal.engine.request.Request;
import java.util.List;

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
        int keys = 0;
        int least = groups.isEmpty() ? 0 : Integer.MAX_VALUE;
        for (AskedKeys group : groups) {
            keys += group.size();
            least = Math.min(least, group.fruitless());
        }
        this.size = keys;
        this.fruitless = least;
    }

    @Override
    public int size() {
        return size;
    }

    /** The positions of its keys, in the order in which they are sent. */
    int[] positions() {
        int[] positions = new int[size];
        int at = 0;
        for (AskedKeys group : groups) {
            System.arraycopy(group.positions, 0, positions, at, group.size());
            at += group.size();
        }
        return positions;
    }
}
