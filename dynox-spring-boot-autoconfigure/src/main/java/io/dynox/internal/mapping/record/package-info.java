/**
 * Maps records: {@code RecordReader} reads a record's components once, {@code RecordCodec} converts its items. Knows no
 * library's annotations; {@code RecordAnnotations} is where they come in.
 */
@NullMarked
package io.dynox.internal.mapping.record;

import org.jspecify.annotations.NullMarked;
