package io.dynox.sample.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.sample.live.MapPoints.Place;
import io.dynox.sample.live.MapPoints.Slice;
import org.junit.jupiter.api.Test;

class MapPointsTest {

    private final MapPoints points = new MapPoints(5);

    @Test
    void aPointIsThreeBytesAndLessThanAGridStepAway() {
        points.add(new int[] {MapPoints.pack(47.36667, 8.55)}, 1);

        byte[] bytes = points.since(Place.START, 10).bytes();
        int packed = ((bytes[0] & 0xff) << 16) | ((bytes[1] & 0xff) << 8) | (bytes[2] & 0xff);

        assertThat(bytes).hasSize(3);
        assertThat((packed >> 12) / 4095.0 * 360 - 180).isBetween(8.50, 8.60);
        assertThat(90 - (packed & 0xfff) / 4095.0 * 180).isBetween(47.34, 47.40);
    }

    @Test
    void theEndsOfTheWorldAreOnTheGrid() {
        assertThat(MapPoints.pack(90, -180)).isZero();
        assertThat(MapPoints.pack(-90, 180)).isEqualTo(0xffffff);
        assertThat(MapPoints.pack(-90.5, 180.5)).isEqualTo(0xffffff);
    }

    @Test
    void whoComesLateGetsAllInSlicesAndNothingTwice() {
        points.add(new int[] {1, 2, 3, 0, 0}, 3);

        Slice first = points.since(Place.START, 2);
        Slice second = points.since(first.next(), 2);
        points.add(new int[] {4}, 1);
        Slice third = points.since(second.next(), 2);

        assertThat(first.isFirst()).isTrue();
        assertThat(first.isLast()).isFalse();
        assertThat(first.bytes()).containsExactly(0, 0, 1, 0, 0, 2);
        assertThat(second.isFirst()).isFalse();
        assertThat(second.isLast()).isTrue();
        assertThat(second.bytes()).containsExactly(0, 0, 3);
        assertThat(third.bytes()).containsExactly(0, 0, 4);
    }

    @Test
    void aNewRoundIsSeenByWhoKnowsTheOldOne() {
        points.add(new int[] {1, 2}, 2);
        Place known = points.since(Place.START, 10).next();
        points.clear();
        points.add(new int[] {7}, 1);

        Slice slice = points.since(known, 10);

        assertThat(slice.isFirst()).isTrue();
        assertThat(slice.bytes()).containsExactly(0, 0, 7);
    }

    @Test
    void noMoreThanTheMostAreKept() {
        points.add(new int[] {1, 2, 3, 4}, 4);
        points.add(new int[] {5, 6, 7}, 3);

        assertThat(points.since(Place.START, 10).points()).isEqualTo(5);
    }
}
