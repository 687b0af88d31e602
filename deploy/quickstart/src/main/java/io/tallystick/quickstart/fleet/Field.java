package io.tallystick.quickstart.fleet;

/** The eight fields of business, each with an organisation of its own. */
public enum Field {
    MANUFACTURING("works"),
    VEHICLES("motors"),
    TRANSPORT("freight"),
    CITY("city"),
    FINANCE("bank"),
    BUILDINGS("estates"),
    RETAIL("shops"),
    ENERGY("grid");

    private final String organisation;

    Field(String organisation) {
        this.organisation = organisation;
    }

    /** The organisation that enrols this field's devices. */
    public String organisation() {
        return organisation;
    }
}
