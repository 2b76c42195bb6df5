/**
 * Tables as annotated classes describe them. Needs the Enhanced client, which is optional. Internal; the door is
 * {@link io.dynox.test.internal.schema.AnnotatedTable}.
 */
@NullMarked
package io.dynox.test.internal.schema;

import org.jspecify.annotations.NullMarked;
