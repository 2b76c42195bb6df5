/** Rate limits in capacity units, and the port of the buckets that keep them. Public. */
@NullMarked
package io.dynox.rate;

import org.jspecify.annotations.NullMarked;
