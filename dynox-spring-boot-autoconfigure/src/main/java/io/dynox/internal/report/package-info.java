/** The values behind the interfaces of events, snapshots and results, which Dynox alone makes. Internal. */
@NullMarked
package io.dynox.internal.report;

import org.jspecify.annotations.NullMarked;
