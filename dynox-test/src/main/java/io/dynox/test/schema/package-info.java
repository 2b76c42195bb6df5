/**
 * Tables as annotated classes describe them. Needs the Enhanced client, which is optional. Internal; the door is
 * {@link io.dynox.test.schema.AnnotatedTable}.
 */
@NullMarked
package io.dynox.test.schema;

import org.jspecify.annotations.NullMarked;
