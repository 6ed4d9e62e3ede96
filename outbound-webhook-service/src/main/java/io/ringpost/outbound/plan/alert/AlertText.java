package io.ringpost.outbound.plan.alert;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message in words: the subject in Portuguese with the English word beside it, and the alert's own English sentence.
 *
 * @param subject one line
 * @param body the lines below it
 */
public record AlertText(String subject, String body) {
    /** How many one message holds. */
    public static final int MOST = 100;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_MESSAGE = 1000;
    /** Neither a line of its own nor a header may come of what somebody wrote into a record. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    /** The text of one message about all of these; there is one at least. */
    public static AlertText of(List<Notice> notices) {
        Notice first = notices.get(0);
        int more = notices.size() - 1;
        return more == 0
                ? new AlertText("[Ringpost] " + line(first), whole(first))
                : new AlertText("[Ringpost] " + line(first) + and(more), listed(notices));
    }

    private static String line(Notice notice) {
        Trouble trouble = notice.trouble();
        return notice.saying().portuguese() + " (" + notice.saying().english() + ", "
                + trouble.severity().wire() + "): " + plain(trouble.rule(), LONGEST_NAME) + " "
                + plain(trouble.subject(), LONGEST_NAME);
    }

    private static String whole(Notice notice) {
        Trouble trouble = notice.trouble();
        return plain(trouble.message(), LONGEST_MESSAGE) + "\n\nRegra / rule: " + plain(trouble.rule(), LONGEST_NAME)
                + "\nSobre / subject: " + plain(trouble.subject(), LONGEST_NAME)
                + "\nDesde / since: " + trouble.since()
                + "\nÚltimo / last: " + trouble.lastAt()
                + "\nVezes / times: " + trouble.times() + "\n";
    }

    private static String listed(List<Notice> notices) {
        String lines =
                notices.stream().map(notice -> "- " + line(notice) + "\n").collect(Collectors.joining());
        return "O limite de mensagens foi atingido. / The limit of messages is reached.\n\n" + lines;
    }

    private static String and(int more) {
        return " e mais " + more + " (and " + more + " more)";
    }

    private static String plain(String text, int longest) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, longest - 1))) + "…";
    }
}
