package io.dynox.internal.mapping.value;

import java.util.stream.Stream;

/** Says how a class becomes a record, by the language that it is written in. */
public final class RecordAdvice {

    private RecordAdvice() {}

    /** An order, for the end of a message. */
    public static String of(Class<?> type) {
        return isKotlin(type) ? "annotate the data class with @JvmRecord" : "make it a record";
    }

    public static boolean isKotlin(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
    }
}
