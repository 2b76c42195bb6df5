package io.dynox.sample;

/** No city of a country is in the table. */
final class UnknownCountryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownCountryException(String country) {
        super("No city of country '" + country + "' is in the table");
    }
}
