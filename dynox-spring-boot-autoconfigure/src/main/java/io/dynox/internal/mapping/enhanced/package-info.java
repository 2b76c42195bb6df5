/**
 * The AWS SDK's Enhanced client, which is optional: its annotations on records, its entities, its schemas and extensions.
 * The door loads a class of this room only when the client is on the class path.
 */
@NullMarked
package io.dynox.internal.mapping.enhanced;

import org.jspecify.annotations.NullMarked;
