package io.dynox.internal.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeListenerTest {

    private final List<String> opened = new ArrayList<>();

    @Test
    void listenerThatThrowsKeepsNothingFromTheOthers() {
        BatchListener broken = new BatchListener() {
            @Override
            public void writerOpened(String table) {
                throw new IllegalStateException("broken");
            }
        };
        BatchListener sound = new BatchListener() {
            @Override
            public void writerOpened(String table) {
                opened.add(table);
            }
        };

        new SafeListener(List.of(broken, sound)).writerOpened("users");

        assertThat(opened).containsExactly("users");
    }
}
