/** What the packages of Dynox share. Internal; applications don't use it, and it may change in any release. */
@NullMarked
package io.dynox.internal;

import org.jspecify.annotations.NullMarked;
