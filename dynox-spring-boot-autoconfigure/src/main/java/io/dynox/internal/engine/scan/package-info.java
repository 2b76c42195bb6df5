/**
 * Scans of a table, segment by segment and page by page. {@link io.dynox.internal.engine.scan.PageTransport} is the seam to
 * the service.
 */
@NullMarked
package io.dynox.internal.engine.scan;

import org.jspecify.annotations.NullMarked;
