package io.dynox.test.storage;

import io.dynox.test.value.AttributeType;

/** A key attribute's name and type (S, N or B). Immutable. */
public record KeyAttribute(String name, AttributeType type) {}
