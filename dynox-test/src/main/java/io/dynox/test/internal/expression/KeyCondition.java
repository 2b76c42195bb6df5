package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.KeyValue;

/**
 * What a query asks for: one partition, and a range within it.
 *
 * @param partition the value of the partition key
 * @param sort the range of sort keys
 */
public record KeyCondition(KeyValue partition, SortCondition sort) {}
