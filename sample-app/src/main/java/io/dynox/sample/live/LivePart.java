package io.dynox.sample.live;

/** A part of what the page is sent. Implementations are thread-safe. */
public interface LivePart {

    /** The name under which the page finds it. */
    String name();

    /** What there is to show now; becomes JSON. Looked at a few times a second while a page is open. */
    Object value();
}
