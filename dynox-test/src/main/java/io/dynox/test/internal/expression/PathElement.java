package io.dynox.test.internal.expression;

/** One step of a document path: into a map by name, or into a list by index. */
public sealed interface PathElement {

    /** A member of a map, or a top-level attribute. */
    record Name(String name) implements PathElement {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An element of a list, counted from zero. */
    record Index(int index) implements PathElement {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
