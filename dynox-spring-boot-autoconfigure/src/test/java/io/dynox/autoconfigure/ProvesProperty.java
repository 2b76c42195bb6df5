package io.dynox.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which properties a test sees at work: it fails when one of them changes nothing. {@link EveryPropertyTest} wants one for each. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ProvesProperty {

    String[] value();
}
