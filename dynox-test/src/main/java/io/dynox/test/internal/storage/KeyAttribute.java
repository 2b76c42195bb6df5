package io.dynox.test.internal.storage;

import io.dynox.test.internal.value.AttributeType;

/** A key attribute's name and type (S, N or B). Immutable. */
public record KeyAttribute(String name, AttributeType type) {}
