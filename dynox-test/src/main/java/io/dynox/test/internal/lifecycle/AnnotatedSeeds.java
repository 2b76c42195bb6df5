package io.dynox.test.internal.lifecycle;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.JsonItems;
import io.dynox.test.Seed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The seeds of a test: those of its class, after those of enclosing and super classes, and then those of its method. Stateless. */
public final class AnnotatedSeeds {

    private AnnotatedSeeds() {}

    /** All seeds of a test, in the order in which they are put. */
    public static List<Seed> of(Class<?> testClass, Method testMethod) {
        List<Seed> seeds = new ArrayList<>();
        collect(testClass, seeds);
        collect((AnnotatedElement) testMethod, seeds);
        return seeds;
    }

    /**
     * Puts the items of a seed into its table.
     *
     * @throws IllegalArgumentException if the document can't be read, or doesn't fit into the table
     */
    public static void put(Seed seed, InMemoryDynamoDb dynamo) {
        dynamo.seed(seed.table(), JsonItems.at(seed.location()).format(seed.format()));
    }

    private static void collect(Class<?> type, List<Seed> seeds) {
        Class<?> enclosing = type.getEnclosingClass();
        if (enclosing != null && !Modifier.isStatic(type.getModifiers())) {
            collect(enclosing, seeds);
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), seeds);
        }
        collect((AnnotatedElement) type, seeds);
    }

    private static void collect(AnnotatedElement element, List<Seed> seeds) {
        seeds.addAll(List.of(element.getDeclaredAnnotationsByType(Seed.class)));
    }
}
