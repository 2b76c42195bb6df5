package io.dynox.autoconfigure.diagnostics;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/** The checks of properties; each message names the property, what is allowed, and the value. Stateless. */
public final class PropertyRules {

    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TABLE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern TABLE_AFFIX = Pattern.compile("[a-zA-Z0-9_.-]*");

    private static final int MAX_PORT = 65535;

    private PropertyRules() {}

    /**
     * Checks a condition.
     *
     * @param condition what has to hold
     * @param property the whole name of the property
     * @param rule what is allowed, beginning with "must"
     * @throws InvalidPropertyException if the check fails
     */
    public static void require(boolean condition, String property, String rule) {
        if (!condition) {
            throw new InvalidPropertyException(property, rule);
        }
    }

    /**
     * Checks the lower bound of a number.
     *
     * @param property the whole name of the property
     * @param value its value
     * @param least the least value that is allowed
     * @throws InvalidPropertyException if the check fails
     */
    public static void atLeast(String property, long value, long least) {
        require(value >= least, property, "must be at least " + least + ", but is " + value);
    }

    /**
     * Checks the lower bound of a size.
     *
     * @param property the whole name of the property
     * @param value its value
     * @param least the least value that is allowed
     * @throws InvalidPropertyException if the check fails
     */
    public static void atLeast(String property, DataSize value, DataSize least) {
        require(
                value.compareTo(least) >= 0,
                property,
                "must be at least " + least.toMegabytes() + "MB, but is " + value.toBytes() + "B");
    }

    /**
     * Checks that a duration is not below another one.
     *
     * @param property the whole name of the property
     * @param value its value
     * @param least the value of the other property
     * @param otherProperty the whole name of the other property
     * @throws InvalidPropertyException if the check fails
     */
    public static void atLeast(String property, Duration value, Duration least, String otherProperty) {
        require(
                value.compareTo(least) >= 0,
                property,
                "must not be below " + otherProperty + " (" + simple(least) + "), but is " + simple(value));
    }

    /**
     * Checks that a duration is above zero.
     *
     * @param property the whole name of the property
     * @param value its value
     * @throws InvalidPropertyException if the check fails
     */
    public static void positive(String property, Duration value) {
        require(!value.isZero() && !value.isNegative(), property, "must be above zero, but is " + simple(value));
    }

    /**
     * Checks that a duration is zero or above.
     *
     * @param property the whole name of the property
     * @param value its value
     * @throws InvalidPropertyException if the check fails
     */
    public static void notNegative(String property, Duration value) {
        require(!value.isNegative(), property, "must be zero or above, but is " + simple(value));
    }

    /**
     * Checks that a text is not empty.
     *
     * @param property the whole name of the property
     * @param value its value
     * @throws InvalidPropertyException if the check fails
     */
    public static void text(String property, String value) {
        require(StringUtils.hasText(value), property, "must be set and not be empty");
    }

    /**
     * An empty value, as a placeholder's empty default leaves it, is no value.
     *
     * @param value the value
     * @return the value; null if it is empty
     */
    public static @Nullable String orNull(@Nullable String value) {
        return StringUtils.hasText(value) ? value : null;
    }

    /**
     * Checks the code of a region.
     *
     * @param property the whole name of the property
     * @param value its value
     * @return the region; null if the value is empty
     * @throws InvalidPropertyException if the check fails
     */
    public static @Nullable String region(String property, @Nullable String value) {
        String region = orNull(value);
        require(
                region == null || REGION.matcher(region).matches(),
                property,
                "must be the code of an AWS region, such as eu-central-1, but is '" + region + "'");
        return region;
    }

    /**
     * Checks what stands before or after the names of tables.
     *
     * @param property the whole name of the property
     * @param value its value
     * @throws InvalidPropertyException if the check fails
     */
    public static void tableAffix(String property, @Nullable String value) {
        require(
                value == null || TABLE_AFFIX.matcher(value).matches(),
                property,
                "must hold letters, digits, '-', '_' and '.', but is '" + value + "'");
    }

    /** Whether DynamoDB allows a name for a table (developer guide, naming rules). */
    public static boolean isTableName(String name) {
        return TABLE.matcher(name).matches();
    }

    /**
     * Checks the name under which a table is configured.
     *
     * @param property the property up to the name
     * @param name the name, or an ARN
     * @throws InvalidPropertyException if the check fails
     */
    public static void tableName(String property, String name) {
        require(
                name.startsWith("arn:") || isTableName(name),
                property,
                "must be named as DynamoDB names tables: by 3 to 255 letters, digits, '-', '_' and '.'");
    }

    /**
     * Checks the URL of an endpoint. No message repeats a value that may hold a password or a token.
     *
     * @param property the whole name of the property
     * @param value its value
     * @return the URL; null if the value is empty
     * @throws InvalidPropertyException if the check fails
     */
    public static @Nullable String endpoint(String property, @Nullable String value) {
        String endpoint = orNull(value);
        if (endpoint == null) {
            return null;
        }
        String shown = endpoint.contains("@") || endpoint.contains("?") ? "" : ", but is '" + endpoint + "'";
        URI uri = parse(property, endpoint, shown);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        require(
                bare && !endpoint.contains("@"),
                property,
                "must hold no user name, password, query or fragment; put credentials into dynox.credentials.*");
        require(
                !http
                        || uri.getHost() != null
                        || uri.getRawAuthority() == null
                        || !uri.getRawAuthority().contains("_"),
                property,
                "must have a host without '_', which Java's URLs can't have" + shown);
        require(
                http && uri.getHost() != null,
                property,
                "must be a URL with http or https and a host, such as http://localhost:8000" + shown);
        require(
                uri.getPort() == -1 || (uri.getPort() >= 1 && uri.getPort() <= MAX_PORT),
                property,
                "must have a port from 1 to " + MAX_PORT + ", or none" + shown);
        return endpoint;
    }

    // The cause is left out, as its message repeats the value.
    @SuppressWarnings("UnusedException")
    private static URI parse(String property, String endpoint, String shown) {
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            throw new InvalidPropertyException(
                    property, "must be a URL with http or https and a host, such as http://localhost:8000" + shown);
        }
    }

    private static String simple(Duration duration) {
        return DurationStyle.SIMPLE.print(duration);
    }
}
