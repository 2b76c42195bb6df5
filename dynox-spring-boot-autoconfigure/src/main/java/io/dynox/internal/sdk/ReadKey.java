package io.dynox.internal.sdk;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A key to be read.
 *
 * <p>Immutable.
 *
 * @param identity what makes it equal to another one
 * @param attributes what is sent
 */
public record ReadKey(KeyIdentity identity, Map<String, AttributeValue> attributes) {}
