package io.dynox.test.internal.value;

/** A key attribute's name and type (S, N or B). Immutable. */
public record KeyAttribute(String name, AttributeType type) {}
