package io.tallystick.quickstart.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What devices of one kind are like.
 *
 * @param name the start of its devices' names
 * @param sampleMillis between two measurements
 * @param batch measurements in one envelope
 * @param payloadKind how it encodes
 * @param subjects which subjects a device has
 * @param signals makes what it measures about one subject
 */
record DeviceKind(
        String name,
        long sampleMillis,
        int batch,
        PayloadKind payloadKind,
        Subjects subjects,
        Function<Noise, List<Signal>> signals) {

    /** How a device's number gives the names of its subjects. */
    enum Subjects {
        /** One, named as the device. */
        OWN {
            @Override
            List<String> of(String kind, int number) {
                return List.of(DeviceKind.name(kind, number));
            }
        },
        /** One, shared with the device beside it: two sensors on one machine. */
        SHARED_BY_TWO {
            @Override
            List<String> of(String kind, int number) {
                return List.of(DeviceKind.name(kind + "-site", number / 2));
            }
        },
        /** The device itself, and what it carries. */
        SELF_AND_CARGO {
            @Override
            List<String> of(String kind, int number) {
                return List.of(DeviceKind.name(kind, number), DeviceKind.name(kind + "-cargo", number));
            }
        },
        /** Three rooms behind one gateway. */
        THREE_ROOMS {
            @Override
            List<String> of(String kind, int number) {
                List<String> rooms = new ArrayList<>();
                for (int room = 1; room <= 3; room++) {
                    rooms.add(DeviceKind.name(kind, number) + ":" + room);
                }
                return rooms;
            }
        };

        abstract List<String> of(String kind, int number);
    }

    /** {@code kind-00042}. */
    static String name(String kind, int number) {
        String digits = Integer.toString(number);
        return kind + "-" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    long periodMillis() {
        return sampleMillis * batch;
    }
}
