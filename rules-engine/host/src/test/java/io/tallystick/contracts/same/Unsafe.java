package io.tallystick.contracts.same;

import java.util.regex.Pattern;

/** Calls whose answer hangs on more than what they are given: on Java's version, the machine, its settings, or chance. */
enum Unsafe {
    DOUBLE_AS_TEXT(
            "the digits differ before and after Java 19: use DoubleText",
            "java/lang/(Double|Float)\\.toString:.*",
            "java/lang/String\\.valueOf:\\([DF]\\).*",
            "java/lang/StringBu(ilder|ffer)\\.append:\\([DF]\\).*",
            "java/math/BigDecimal\\.valueOf:\\(D\\).*",
            "makeConcat\\w*:\\((\\[*L[^;]*;|\\[*[BCIJSZ]|\\[+[DF])*[DF].*"),
    ROUNDED_BY_THE_MACHINE(
            "use StrictMath: Math may be an instruction of the processor, one bit off",
            "java/lang/Math\\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot):.*",
            "java/math/BigDecimal\\.sqrt:.*"),
    LETTERS_OF_A_UNICODE_VERSION(
            "each Java knows more letters: compare with ranges of ASCII",
            "java/lang/Character\\.(is(Letter|Digit|LetterOrDigit|Alphabetic|Whitespace|SpaceChar|UpperCase|LowerCase|TitleCase"
                    + "|Defined|Ideographic|Emoji|\\w*Identifier\\w*)|to\\w+Case|digit|getNumericValue|getType):.*",
            "java/lang/String\\.(to(Upper|Lower)Case|isBlank|strip\\w*|equalsIgnoreCase|compareToIgnoreCase):.*",
            "java/text/.*"),
    LANGUAGE_OF_THE_MACHINE(
            "give a Locale or a Charset, or do without",
            "java/lang/String\\.(format:\\(Ljava/lang/String;|formatted:|getBytes:\\(\\)|\"<init>\":\\(\\[B\\)).*",
            "java/util/(Formatter|Locale\\.getDefault|TimeZone).*",
            "java/nio/charset/Charset\\.defaultCharset:.*"),
    CLOCK_OR_ZONE_OF_THE_MACHINE(
            "time is given by the ledger, zones are part of the language",
            "java/lang/System\\.(currentTimeMillis|nanoTime|getProperty|getenv|identityHashCode|lineSeparator):.*",
            "java/time/(Clock|ZoneId|ZonedDateTime|zone/|format/DateTimeFormatter).*",
            "java/time/\\w+\\.now:.*"),
    ORDER_OF_A_HASH_TABLE(
            "it may be another in each run: use a TreeMap, a LinkedHashMap or a list",
            "java/util/(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable|concurrent/ConcurrentHashMap)\\.\"<init>\":.*",
            "java/util/(Map|Set)\\.(copyOf|ofEntries):.*",
            "java/util/Map\\.of:\\(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;.*",
            "java/util/Set\\.of:\\((\\[|Ljava/lang/Object;Ljava/lang/Object;).*",
            "java/util/stream/Collectors\\.(toSet|toMap|toUnmodifiableSet|toUnmodifiableMap|groupingBy|partitioningBy):.*"),
    CHANCE(
            "whoever runs it again must come to the same",
            "java/(util/Random|util/SplittableRandom|security/SecureRandom|util/concurrent/ThreadLocalRandom)\\..*",
            "java/lang/Math\\.random:.*",
            "java/util/UUID\\.randomUUID:.*",
            ".*\\.(parallel|parallelStream):.*");

    private final String instead;
    private final Pattern calls;

    Unsafe(String instead, String... calls) {
        this.instead = instead;
        this.calls = Pattern.compile(String.join("|", calls));
    }

    boolean is(Calls.Call call) {
        return calls.matcher(call.to()).matches();
    }

    String instead() {
        return instead;
    }
}
