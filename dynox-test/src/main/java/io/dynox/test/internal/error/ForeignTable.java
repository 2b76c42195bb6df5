package io.dynox.test.internal.error;

/** A request names a table of another account or region by its ARN. */
public final class ForeignTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String arn;

    public ForeignTable(String arn) {
        super(arn);
        this.arn = arn;
    }

    /** The ARN as the request has it. */
    public String arn() {
        return arn;
    }
}
