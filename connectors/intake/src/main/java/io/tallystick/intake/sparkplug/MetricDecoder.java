package io.tallystick.intake.sparkplug;

import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Metric: 1 name, 2 alias, 3 timestamp, 4 datatype, 5 is_historical, 6 is_transient, 7 is_null, 8 metadata, 9 properties,
 * and one of 10 int, 11 long, 12 float, 13 double, 14 boolean, 15 string, 16 bytes, 17 dataset, 18 template, 19 extension.
 */
final class MetricDecoder {
    private String name;
    private Long alias;
    private Long timestamp;
    private Integer type;
    private boolean isNull;
    private WireValue value;

    private MetricDecoder() {}

    static Metric decode(ProtoReader reader) throws RefusedException {
        MetricDecoder metric = new MetricDecoder();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            reader.once();
            metric.read(field, reader);
        }
        if (metric.name == null && metric.alias == null) {
            throw reader.bad("a metric with a name or an alias", "neither");
        }
        WireValue value = metric.isNull ? null : metric.value;
        return new Metric(metric.name, metric.alias, metric.timestamp, metric.type, metric.isNull, value);
    }

    private void read(int field, ProtoReader reader) throws RefusedException {
        switch (field) {
            case 1 -> name = name(reader);
            case 2 -> alias = reader.readVarint();
            case 3 -> timestamp = reader.readVarint();
            case 4 -> type = type(reader.readUnsigned32());
            case 7 -> isNull = reader.readBool();
            case 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 -> {
                if (value != null) {
                    throw reader.bad("one value", "another in field " + field);
                }
                value = value(field, reader);
            }
            default -> reader.skip();
        }
    }

    private static WireValue value(int field, ProtoReader reader) throws RefusedException {
        return switch (field) {
            case 16 -> new WireValue.Octets(reader.readBytes());
            case 17 -> dataSet(reader.readMessage());
            case 18, 19 -> {
                reader.skip();
                yield new WireValue.Opaque(field == 18 ? "template" : "extension");
            }
            default -> scalar(field - 9, reader);
        };
    }

    /** The six single values, which metrics number from 10 and elements of data sets from 1. */
    private static WireValue scalar(int number, ProtoReader reader) throws RefusedException {
        return switch (number) {
            case 1 -> new WireValue.Int(reader.readUnsigned32());
            case 2 -> new WireValue.Wide(reader.readVarint());
            case 3 -> new WireValue.Single(reader.readFloat());
            case 4 -> new WireValue.Real(reader.readDouble());
            case 5 -> new WireValue.Bool(reader.readBool());
            default -> new WireValue.Text(reader.readText());
        };
    }

    /** DataSet: 1 num_of_columns, 2 columns, 3 types, 4 rows. */
    private static WireValue dataSet(ProtoReader reader) throws RefusedException {
        long declared = -1;
        List<String> columns = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        List<List<WireValue>> rows = new ArrayList<>();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            switch (field) {
                case 1 -> {
                    reader.once();
                    declared = reader.readVarint();
                }
                case 2 -> columns.add(name(reader));
                case 3 -> types(reader, types);
                case 4 -> rows.add(row(reader.readMessage()));
                default -> reader.skip();
            }
            if (columns.size() > SparkplugLimits.MAX_COLUMNS || rows.size() > SparkplugLimits.MAX_ROWS) {
                throw new RefusedException(
                        RefusalCode.TOO_MANY_READINGS,
                        "want data sets of at most " + SparkplugLimits.MAX_COLUMNS + " columns and "
                                + SparkplugLimits.MAX_ROWS + " rows, got more");
            }
        }
        boolean even = types.size() == columns.size()
                && (declared < 0 || declared == columns.size())
                && rows.stream().allMatch(row -> row.size() == columns.size());
        if (!even) {
            throw reader.bad("a data set with as many types and elements in each row as columns", "another");
        }
        return new WireValue.DataSet(columns, types, rows);
    }

    private static void types(ProtoReader reader, List<Integer> types) throws RefusedException {
        if (!reader.isBytes()) {
            types.add(type(reader.readUnsigned32()));
            return;
        }
        ProtoReader packed = reader.readMessage();
        while (packed.hasMore()) {
            types.add(type(packed.readPacked()));
        }
    }

    /** Row: 1 elements. */
    private static List<WireValue> row(ProtoReader reader) throws RefusedException {
        List<WireValue> row = new ArrayList<>();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            if (field == 1) {
                row.add(element(reader.readMessage()));
            } else {
                reader.skip();
            }
        }
        return row;
    }

    private static WireValue element(ProtoReader reader) throws RefusedException {
        WireValue value = null;
        for (int field = reader.next(); field != 0; field = reader.next()) {
            if (field > 6) {
                reader.skip();
            } else if (value != null) {
                throw reader.bad("one value", "another in field " + field);
            } else {
                value = scalar(field, reader);
            }
        }
        return value;
    }

    private static String name(ProtoReader reader) throws RefusedException {
        String name = reader.readText();
        if (name.isEmpty() || name.length() > SparkplugLimits.MAX_NAME) {
            throw reader.bad("a name of 1 to " + SparkplugLimits.MAX_NAME + " characters", name.length() + "");
        }
        return name;
    }

    /** Types beyond those that are known stay themselves: they give no reading, and the refusal names them. */
    private static int type(long number) {
        return number < 0 || number > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) number;
    }
}
