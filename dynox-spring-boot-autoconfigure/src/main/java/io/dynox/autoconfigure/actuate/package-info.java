/**
 * Health and the {@code dynox} endpoint of Spring Boot's Actuator, each in an auto-configuration of its own, as an application
 * may have neither. Nothing depends on this package.
 */
@NullMarked
package io.dynox.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
