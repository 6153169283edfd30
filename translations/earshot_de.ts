<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BulkEdit</name>
    <message numerus="yes">
        <source>Mark %Ln call(s) as lead</source>
        <translation>
            <numerusform>%Ln Anruf als Lead markieren</numerusform>
            <numerusform>%Ln Anrufe als Lead markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) marked as lead</source>
        <translation>
            <numerusform>%Ln Anruf als Lead markiert</numerusform>
            <numerusform>%Ln Anrufe als Lead markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear the lead status of %Ln call(s)</source>
        <translation>
            <numerusform>Lead-Status von %Ln Anruf löschen</numerusform>
            <numerusform>Lead-Status von %Ln Anrufen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lead status of %Ln call(s) cleared</source>
        <translation>
            <numerusform>Lead-Status von %Ln Anruf gelöscht</numerusform>
            <numerusform>Lead-Status von %Ln Anrufen gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln call(s)</source>
        <translation>
            <numerusform>%Ln Anruf verschlagworten</numerusform>
            <numerusform>%Ln Anrufe verschlagworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) tagged</source>
        <translation>
            <numerusform>%Ln Anruf verschlagwortet</numerusform>
            <numerusform>%Ln Anrufe verschlagwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the value of %Ln call(s)</source>
        <translation>
            <numerusform>Wert von %Ln Anruf setzen</numerusform>
            <numerusform>Wert von %Ln Anrufen setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Value of %Ln call(s) set</source>
        <translation>
            <numerusform>Wert von %Ln Anruf gesetzt</numerusform>
            <numerusform>Wert von %Ln Anrufen gesetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note on %Ln call(s)</source>
        <translation>
            <numerusform>Notiz zu %Ln Anruf</numerusform>
            <numerusform>Notiz zu %Ln Anrufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note of %Ln call(s) set</source>
        <translation>
            <numerusform>Notiz zu %Ln Anruf gesetzt</numerusform>
            <numerusform>Notiz zu %Ln Anrufen gesetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln call(s) as not a lead</source>
        <translation>
            <numerusform>%Ln Anruf als „kein Lead“ markieren</numerusform>
            <numerusform>%Ln Anrufe als „kein Lead“ markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) marked as not a lead</source>
        <translation>
            <numerusform>%Ln Anruf als „kein Lead“ markiert</numerusform>
            <numerusform>%Ln Anrufe als „kein Lead“ markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take tags off %Ln call(s)</source>
        <translation>
            <numerusform>Tags von %Ln Anruf entfernen</numerusform>
            <numerusform>Tags von %Ln Anrufen entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags taken off %Ln call(s)</source>
        <translation>
            <numerusform>Tags von %Ln Anruf entfernt</numerusform>
            <numerusform>Tags von %Ln Anrufen entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as lead</source>
        <translation>Als Lead markieren</translation>
    </message>
    <message>
        <source>Mark as not a lead</source>
        <translation>Als „kein Lead“ markieren</translation>
    </message>
    <message>
        <source>Change the value</source>
        <translation>Wert ändern</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>Take back the verdict</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>Add tag “%1”</source>
        <translation>Schlagwort „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation>Schlagwort „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>%1 contains %2</source>
        <translation>%1 enthält %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 does not contain %2</source>
        <translation>%1 enthält nicht %2</translation>
    </message>
    <message>
        <source>%1: without %2</source>
        <translation>%1: ohne %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 ist nicht %2</translation>
    </message>
    <message>
        <source>%1: not %2</source>
        <translation>%1: nicht %2</translation>
    </message>
    <message>
        <source>%1 starts with %2</source>
        <translation>%1 beginnt mit %2</translation>
    </message>
    <message>
        <source>%1: %2…</source>
        <translation>%1: %2…</translation>
    </message>
    <message>
        <source>%1 is at least %2</source>
        <translation>%1 ist mindestens %2</translation>
    </message>
    <message>
        <source>%1 ≥ %2</source>
        <translation>%1 ≥ %2</translation>
    </message>
    <message>
        <source>%1 is more than %2</source>
        <translation>%1 ist mehr als %2</translation>
    </message>
    <message>
        <source>%1 &gt; %2</source>
        <translation>%1 &gt; %2</translation>
    </message>
    <message>
        <source>%1 is at most %2</source>
        <translation>%1 ist höchstens %2</translation>
    </message>
    <message>
        <source>%1 ≤ %2</source>
        <translation>%1 ≤ %2</translation>
    </message>
    <message>
        <source>%1 is less than %2</source>
        <translation>%1 ist weniger als %2</translation>
    </message>
    <message>
        <source>%1 &lt; %2</source>
        <translation>%1 &lt; %2</translation>
    </message>
    <message>
        <source>%1 is between %2 and %3</source>
        <translation>%1 liegt zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1: %2 – %3</source>
        <translation>%1: %2 – %3</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <translation>%1 ≠ %2</translation>
    </message>
    <message>
        <source>%1 is %2 or later</source>
        <translation>%1 ist %2 oder später</translation>
    </message>
    <message>
        <source>%1 is before %2</source>
        <translation>%1 liegt vor %2</translation>
    </message>
    <message>
        <source>%1 is on %2</source>
        <translation>%1 ist am %2</translation>
    </message>
    <message>
        <source>%1 is between %2 and %3 in the client’s time</source>
        <translation>%1 liegt zwischen %2 und %3 (Ortszeit des Kunden)</translation>
    </message>
    <message>
        <source>%1 is yes</source>
        <translation>%1 ist ja</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>%1 is no</source>
        <translation>%1 ist nein</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nein</translation>
    </message>
    <message>
        <source>a tag is %2</source>
        <translation>ein Schlagwort ist %2</translation>
    </message>
    <message>
        <source>Tag: %2</source>
        <translation>Schlagwort: %2</translation>
    </message>
    <message>
        <source>the tags include all of %2</source>
        <translation>die Schlagwörter enthalten alle von %2</translation>
    </message>
    <message>
        <source>Tags: all of %2</source>
        <translation>Schlagwörter: alle von %2</translation>
    </message>
    <message>
        <source>no tag is %2</source>
        <translation>kein Schlagwort ist %2</translation>
    </message>
    <message>
        <source>No tag: %2</source>
        <translation>Kein Schlagwort: %2</translation>
    </message>
    <message>
        <source>the transcript contains %2</source>
        <translation>das Transkript enthält %2</translation>
    </message>
    <message>
        <source>the transcript does not contain %2</source>
        <translation>das Transkript enthält nicht %2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1: empty</source>
        <translation>%1: leer</translation>
    </message>
    <message>
        <source>%1 is not empty</source>
        <translation>%1 ist nicht leer</translation>
    </message>
    <message>
        <source>%1: any</source>
        <translation>%1: beliebig</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>letzter Tag</numerusform>
            <numerusform>letzte %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n days</source>
        <translation>
            <numerusform>am letzten Tag</numerusform>
            <numerusform>in den letzten %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation>in den letzten 7 Tagen</translation>
    </message>
    <message numerus="yes">
        <source>last %n weeks</source>
        <translation>
            <numerusform>letzte %n Woche</numerusform>
            <numerusform>letzte %n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n weeks</source>
        <translation>
            <numerusform>in der letzten %n Woche</numerusform>
            <numerusform>in den letzten %n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>one month up to today</source>
        <translation>ein Monat bis heute</translation>
    </message>
    <message>
        <source>in the month up to today</source>
        <translation>im Monat bis heute</translation>
    </message>
    <message numerus="yes">
        <source>last %n months</source>
        <translation>
            <numerusform>letzter %n Monat</numerusform>
            <numerusform>letzte %n Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n months</source>
        <translation>
            <numerusform>im letzten %n Monat</numerusform>
            <numerusform>in den letzten %n Monaten</numerusform>
        </translation>
    </message>
    <message>
        <source>three months up to today</source>
        <translation>drei Monate bis heute</translation>
    </message>
    <message>
        <source>in the three months up to today</source>
        <translation>in den drei Monaten bis heute</translation>
    </message>
    <message numerus="yes">
        <source>last %n quarters</source>
        <translation>
            <numerusform>letztes %n Quartal</numerusform>
            <numerusform>letzte %n Quartale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n quarters</source>
        <translation>
            <numerusform>im letzten %n Quartal</numerusform>
            <numerusform>in den letzten %n Quartalen</numerusform>
        </translation>
    </message>
    <message>
        <source>one year up to today</source>
        <translation>ein Jahr bis heute</translation>
    </message>
    <message>
        <source>in the year up to today</source>
        <translation>im Jahr bis heute</translation>
    </message>
    <message numerus="yes">
        <source>last %n years</source>
        <translation>
            <numerusform>letztes %n Jahr</numerusform>
            <numerusform>letzte %n Jahre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n years</source>
        <translation>
            <numerusform>im letzten %n Jahr</numerusform>
            <numerusform>in den letzten %n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>this week</source>
        <translation>diese Woche</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>dieser Monat</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>dieses Quartal</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>dieses Jahr</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n days before today</source>
        <translation>
            <numerusform>%n Tag vor heute</numerusform>
            <numerusform>%n Tage vor heute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n days before today</source>
        <translation>
            <numerusform>am Tag vor heute</numerusform>
            <numerusform>in den %n Tagen vor heute</numerusform>
        </translation>
    </message>
    <message>
        <source>last week</source>
        <translation>letzte Woche</translation>
    </message>
    <message>
        <source>in the last week</source>
        <translation>in der letzten Woche</translation>
    </message>
    <message numerus="yes">
        <source>%n weeks before this one</source>
        <translation>
            <numerusform>%n Woche vor dieser</numerusform>
            <numerusform>%n Wochen vor dieser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n weeks before this one</source>
        <translation>
            <numerusform>in der Woche vor dieser</numerusform>
            <numerusform>in den %n Wochen vor dieser</numerusform>
        </translation>
    </message>
    <message>
        <source>last month</source>
        <translation>letzter Monat</translation>
    </message>
    <message>
        <source>in the last month</source>
        <translation>im letzten Monat</translation>
    </message>
    <message numerus="yes">
        <source>%n months before this one</source>
        <translation>
            <numerusform>%n Monat vor diesem</numerusform>
            <numerusform>%n Monate vor diesem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n months before this one</source>
        <translation>
            <numerusform>im Monat vor diesem</numerusform>
            <numerusform>in den %n Monaten vor diesem</numerusform>
        </translation>
    </message>
    <message>
        <source>last quarter</source>
        <translation>letztes Quartal</translation>
    </message>
    <message>
        <source>in the last quarter</source>
        <translation>im letzten Quartal</translation>
    </message>
    <message numerus="yes">
        <source>%n quarters before this one</source>
        <translation>
            <numerusform>%n Quartal vor diesem</numerusform>
            <numerusform>%n Quartale vor diesem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n quarters before this one</source>
        <translation>
            <numerusform>im Quartal vor diesem</numerusform>
            <numerusform>in den %n Quartalen vor diesem</numerusform>
        </translation>
    </message>
    <message>
        <source>last year</source>
        <translation>letztes Jahr</translation>
    </message>
    <message>
        <source>in the last year</source>
        <translation>im letzten Jahr</translation>
    </message>
    <message numerus="yes">
        <source>%n years before this one</source>
        <translation>
            <numerusform>%n Jahr vor diesem</numerusform>
            <numerusform>%n Jahre vor diesem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the %n years before this one</source>
        <translation>
            <numerusform>im Jahr vor diesem</numerusform>
            <numerusform>in den %n Jahren vor diesem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>the caller does not say %2</source>
        <translation>der Anrufer sagt nicht %2</translation>
    </message>
    <message>
        <source>Caller: without %2</source>
        <translation>Anrufer: ohne %2</translation>
    </message>
    <message>
        <source>the caller says %2</source>
        <translation>der Anrufer sagt %2</translation>
    </message>
    <message>
        <source>Caller: %2</source>
        <translation>Anrufer: %2</translation>
    </message>
    <message>
        <source>the agent does not say %2</source>
        <translation>der Agent sagt nicht %2</translation>
    </message>
    <message>
        <source>Agent: without %2</source>
        <translation>Agent: ohne %2</translation>
    </message>
    <message>
        <source>the agent says %2</source>
        <translation>der Agent sagt %2</translation>
    </message>
    <message>
        <source>Agent: %2</source>
        <translation>Agent: %2</translation>
    </message>
    <message>
        <source>no unnamed speaker says %2</source>
        <translation>kein unbenannter Sprecher sagt %2</translation>
    </message>
    <message>
        <source>Unnamed speaker: without %2</source>
        <translation>Unbenannter Sprecher: ohne %2</translation>
    </message>
    <message>
        <source>an unnamed speaker says %2</source>
        <translation>ein unbenannter Sprecher sagt %2</translation>
    </message>
    <message>
        <source>Unnamed speaker: %2</source>
        <translation>Unbenannter Sprecher: %2</translation>
    </message>
    <message>
        <source>the unknown field “%1”</source>
        <translation>das unbekannte Feld „%1“</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>kein Anruf</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>none of: %1</source>
        <translation>keines von: %1</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>all calls</source>
        <translation>alle Anrufe</translation>
    </message>
    <message>
        <source>it is not true that %1</source>
        <translation>es trifft nicht zu, dass %1</translation>
    </message>
</context>
<context>
    <name>EditWords</name>
    <message numerus="yes">
        <source>%Ln call(s) deleted meanwhile</source>
        <translation>
            <numerusform>%Ln Anruf inzwischen gelöscht</numerusform>
            <numerusform>%Ln Anrufe inzwischen gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) left alone: an earlier call of the person is the lead</source>
        <translation>
            <numerusform>%Ln Anruf unverändert: ein früherer Anruf der Person ist der Lead</numerusform>
            <numerusform>%Ln Anrufe unverändert: ein früherer Anruf der Person ist der Lead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) could not be changed</source>
        <translation>
            <numerusform>%Ln Anruf konnte nicht geändert werden</numerusform>
            <numerusform>%Ln Anrufe konnten nicht geändert werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) had it already</source>
        <translation>
            <numerusform>%Ln Anruf hatte es schon</numerusform>
            <numerusform>%Ln Anrufe hatten es schon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network and the server&apos;s address.</source>
        <translation>Prüfen Sie das Netzwerk und die Adresse des Servers.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may be busy; try again in a moment.</source>
        <translation>Er ist möglicherweise ausgelastet; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock. Whoever runs the server can renew its certificate.</source>
        <translation>Prüfen Sie die Adresse und die Uhr dieses Computers. Wer den Server betreibt, kann das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>The key was refused.</source>
        <translation>Der Schlüssel wurde abgelehnt.</translation>
    </message>
    <message>
        <source>Copy the key again, or ask for a new one.</source>
        <translation>Kopieren Sie den Schlüssel noch einmal oder fordern Sie einen neuen an.</translation>
    </message>
    <message>
        <source>The key may not do this.</source>
        <translation>Der Schlüssel hat dafür keine Berechtigung.</translation>
    </message>
    <message>
        <source>Use the key of a user with more rights.</source>
        <translation>Verwenden Sie den Schlüssel eines Benutzers mit mehr Rechten.</translation>
    </message>
    <message>
        <source>There is no such thing there.</source>
        <translation>Das gibt es dort nicht.</translation>
    </message>
    <message>
        <source>It may have been deleted, or the address is wrong.</source>
        <translation>Es wurde möglicherweise gelöscht, oder die Adresse ist falsch.</translation>
    </message>
    <message>
        <source>This was not accepted.</source>
        <translation>Das wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Look at the details, change it and try again.</source>
        <translation>Sehen Sie sich die Einzelheiten an, ändern Sie die Angabe und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>All requests the account may make for now are used up.</source>
        <translation>Das Konto hat seine erlaubten Anfragen vorerst aufgebraucht.</translation>
    </message>
    <message>
        <source>Earshot goes on by itself when more are allowed.</source>
        <translation>Earshot fährt von selbst fort, sobald wieder welche erlaubt sind.</translation>
    </message>
    <message>
        <source>The server has a fault.</source>
        <translation>Der Server meldet einen Fehler.</translation>
    </message>
    <message>
        <source>Earshot keeps trying; your edits wait here.</source>
        <translation>Earshot versucht es weiter; Ihre Änderungen warten hier.</translation>
    </message>
    <message>
        <source>What answers there is not a CallRail or Earshot server.</source>
        <translation>Dort antwortet weder ein CallRail- noch ein Earshot-Server.</translation>
    </message>
    <message>
        <source>This exists already, or was changed on the other side too.</source>
        <translation>Das gibt es bereits, oder es wurde auch auf der anderen Seite geändert.</translation>
    </message>
    <message>
        <source>Choose another name, or look at both values.</source>
        <translation>Wählen Sie einen anderen Namen oder sehen Sie sich beide Werte an.</translation>
    </message>
    <message>
        <source>The cache on this computer cannot be read or written.</source>
        <translation>Der Zwischenspeicher auf diesem Computer kann nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the disk, then start Earshot again.</source>
        <translation>Prüfen Sie den Datenträger und starten Sie Earshot dann neu.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing can be saved.</source>
        <translation>Der Datenträger ist voll, daher kann nichts gespeichert werden.</translation>
    </message>
    <message>
        <source>Make room; Earshot then goes on by itself.</source>
        <translation>Schaffen Sie Platz; Earshot fährt dann von selbst fort.</translation>
    </message>
    <message>
        <source>This profile can only be read, so nothing can be changed.</source>
        <translation>Dieses Profil ist schreibgeschützt, daher kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>Check the rights of the profile&apos;s folder.</source>
        <translation>Prüfen Sie die Zugriffsrechte des Profilordners.</translation>
    </message>
    <message>
        <source>This profile was written by a newer Earshot.</source>
        <translation>Dieses Profil stammt von einer neueren Earshot-Version.</translation>
    </message>
    <message>
        <source>Update Earshot to open it. It was left untouched.</source>
        <translation>Aktualisieren Sie Earshot, um es zu öffnen. Es wurde nicht verändert.</translation>
    </message>
    <message>
        <source>The cache on this computer is damaged.</source>
        <translation>Der Zwischenspeicher auf diesem Computer ist beschädigt.</translation>
    </message>
    <message>
        <source>Start Earshot again to have it rebuilt.</source>
        <translation>Starten Sie Earshot neu, damit er neu aufgebaut wird.</translation>
    </message>
    <message>
        <source>Another program has this profile open.</source>
        <translation>Ein anderes Programm hat dieses Profil geöffnet.</translation>
    </message>
    <message>
        <source>Close it first, or open another profile.</source>
        <translation>Schließen Sie es zuerst oder öffnen Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>This was stopped before it was done.</source>
        <translation>Der Vorgang wurde vor dem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>What came is not what was asked for, and cannot be read.</source>
        <translation>Was kam, ist nicht das Angeforderte und nicht lesbar.</translation>
    </message>
    <message>
        <source>Try again later. Where it stays so, tell whoever runs the server, with the details.</source>
        <translation>Versuchen Sie es später noch einmal. Bleibt es dabei, geben Sie die Einzelheiten an den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>Diese Adresse ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>It must begin with https://, and may be http:// only on this computer.</source>
        <translation>Sie muss mit https:// beginnen; http:// ist nur auf diesem Computer erlaubt.</translation>
    </message>
    <message>
        <source>This profile holds the calls of another account.</source>
        <translation>Dieses Profil enthält die Anrufe eines anderen Kontos.</translation>
    </message>
    <message>
        <source>Start Earshot with another profile folder for this account: earshot --profile FOLDER</source>
        <translation>Starten Sie Earshot für dieses Konto mit einem anderen Profilordner: earshot --profile ORDNER</translation>
    </message>
    <message>
        <source>The room for recordings is full.</source>
        <translation>Der Platz für Aufnahmen ist voll.</translation>
    </message>
    <message>
        <source>Give recordings more room in the settings, or keep fewer of them.</source>
        <translation>Geben Sie Aufnahmen in den Einstellungen mehr Platz oder behalten Sie weniger davon.</translation>
    </message>
    <message>
        <source>This is older than what is kept.</source>
        <translation>Das ist älter als alles, was aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Choose a later date.</source>
        <translation>Wählen Sie ein späteres Datum.</translation>
    </message>
    <message>
        <source>The file of the certificate authority cannot be read, so nothing was sent.</source>
        <translation>Die Datei der Zertifizierungsstelle ist nicht lesbar, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Choose the file again: it must be there, and be a certificate in PEM form.</source>
        <translation>Wählen Sie die Datei neu: Sie muss vorhanden und ein Zertifikat im PEM-Format sein.</translation>
    </message>
    <message>
        <source>Check the address. In a hotel or an office, you may have to sign in to the network first.</source>
        <translation>Prüfen Sie die Adresse. In einem Hotel oder Büro müssen Sie sich vielleicht erst im Netz anmelden.</translation>
    </message>
    <message>
        <source>The server does not speak https there, so nothing was sent.</source>
        <translation>Der Server spricht dort kein https, deshalb wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check the port. A server on this computer may be reached with http://.</source>
        <translation>Prüfen Sie den Port. Ein Server auf diesem Computer ist vielleicht mit http:// erreichbar.</translation>
    </message>
    <message>
        <source>The server has no sound for this recording: what it sent is empty or something else.</source>
        <translation>Der Server hat zu dieser Aufnahme keinen Ton: Was er schickte, ist leer oder etwas anderes.</translation>
    </message>
    <message>
        <source>It is asked for again later.</source>
        <translation>Sie wird später noch einmal angefordert.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Inbound</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Voicemail, transcribed</source>
        <translation>Voicemail, transkribiert</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Aufgelegt</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Läuft gerade</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Not a lead</source>
        <translation>Kein Lead</translation>
    </message>
    <message>
        <source>Earlier lead</source>
        <translation>Früherer Lead</translation>
    </message>
    <message>
        <source>Very poor</source>
        <translation>Sehr schlecht</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sehr gut</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativ</translation>
    </message>
    <message>
        <source>Business number</source>
        <translation>Geschäftsnummer</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesland</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Call ID</source>
        <translation>Anruf-ID</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Recording length</source>
        <translation>Länge der Aufnahme</translation>
    </message>
    <message>
        <source>Recording player</source>
        <translation>Aufnahme-Player</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>Tracking-Nummer</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Call type</source>
        <translation>Anrufart</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Kunden-ID</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Client time zone</source>
        <translation>Zeitzone des Kunden</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>Aufgezeichnet am</translation>
    </message>
    <message>
        <source>Tracker ID</source>
        <translation>Tracker-ID</translation>
    </message>
    <message>
        <source>Person ID</source>
        <translation>Personen-ID</translation>
    </message>
    <message>
        <source>First call</source>
        <translation>Erster Anruf</translation>
    </message>
    <message>
        <source>Earlier calls</source>
        <translation>Frühere Anrufe</translation>
    </message>
    <message>
        <source>Calls in all</source>
        <translation>Anrufe insgesamt</translation>
    </message>
    <message>
        <source>Web session</source>
        <translation>Web-Sitzung</translation>
    </message>
    <message>
        <source>Keypad entries</source>
        <translation>Tasteneingaben</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Call type in words</source>
        <translation>Anrufart in Worten</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Business number as written</source>
        <translation>Geschäftsnummer, formatiert</translation>
    </message>
    <message>
        <source>Customer as written</source>
        <translation>Anrufer, formatiert</translation>
    </message>
    <message>
        <source>Customer or number</source>
        <translation>Anrufer oder Nummer</translation>
    </message>
    <message>
        <source>Phone number as written</source>
        <translation>Telefonnummer, formatiert</translation>
    </message>
    <message>
        <source>Duration in words</source>
        <translation>Dauer in Worten</translation>
    </message>
    <message>
        <source>Tracking number as written</source>
        <translation>Tracking-Nummer, formatiert</translation>
    </message>
    <message>
        <source>Source in words</source>
        <translation>Quelle in Worten</translation>
    </message>
    <message>
        <source>Value as written</source>
        <translation>Wert, formatiert</translation>
    </message>
    <message>
        <source>Lead status</source>
        <translation>Lead-Status</translation>
    </message>
    <message>
        <source>Call that made the lead</source>
        <translation>Anruf, der zum Lead führte</translation>
    </message>
    <message>
        <source>Lead since</source>
        <translation>Lead seit</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Lead score</source>
        <translation>Lead-Bewertung</translation>
    </message>
    <message>
        <source>Why this score</source>
        <translation>Grund der Bewertung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Suchbegriffe</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>Verweisende Seite</translation>
    </message>
    <message>
        <source>Referrer domain</source>
        <translation>Verweisende Domain</translation>
    </message>
    <message>
        <source>Landing page</source>
        <translation>Einstiegsseite</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Letzte Seite</translation>
    </message>
    <message>
        <source>UTM source</source>
        <translation>UTM-Quelle</translation>
    </message>
    <message>
        <source>UTM medium</source>
        <translation>UTM-Medium</translation>
    </message>
    <message>
        <source>UTM campaign</source>
        <translation>UTM-Kampagne</translation>
    </message>
    <message>
        <source>UTM term</source>
        <translation>UTM-Begriff</translation>
    </message>
    <message>
        <source>UTM content</source>
        <translation>UTM-Inhalt</translation>
    </message>
    <message>
        <source>Google click ID</source>
        <translation>Google-Klick-ID</translation>
    </message>
    <message>
        <source>Facebook click ID</source>
        <translation>Facebook-Klick-ID</translation>
    </message>
    <message>
        <source>Microsoft click ID</source>
        <translation>Microsoft-Klick-ID</translation>
    </message>
    <message>
        <source>Google Analytics ID</source>
        <translation>Google-Analytics-ID</translation>
    </message>
    <message>
        <source>Captured cookies</source>
        <translation>Erfasste Cookies</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>Meilensteine</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Transcript text</source>
        <translation>Transkripttext</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Talk share</source>
        <translation>Redeanteil</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Höhepunkte</translation>
    </message>
    <message>
        <source>Keywords spotted</source>
        <translation>Erkannte Stichwörter</translation>
    </message>
    <message>
        <source>Waveform images</source>
        <translation>Wellenform-Bilder</translation>
    </message>
    <message>
        <source>Voice assistant</source>
        <translation>Sprachassistent</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>utma cookie</source>
        <translation>utma-Cookie</translation>
    </message>
    <message>
        <source>utmb cookie</source>
        <translation>utmb-Cookie</translation>
    </message>
    <message>
        <source>utmc cookie</source>
        <translation>utmc-Cookie</translation>
    </message>
    <message>
        <source>utmv cookie</source>
        <translation>utmv-Cookie</translation>
    </message>
    <message>
        <source>utmz cookie</source>
        <translation>utmz-Cookie</translation>
    </message>
    <message>
        <source>Integration data</source>
        <translation>Integrationsdaten</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation>Längste Stille</translation>
    </message>
    <message>
        <source>Both talk</source>
        <translation>Beide sprechen</translation>
    </message>
    <message>
        <source>Times both talk</source>
        <translation>Wie oft beide sprechen</translation>
    </message>
    <message>
        <source>Agent&apos;s share of talk (%)</source>
        <translation>Redeanteil des Agenten (%)</translation>
    </message>
    <message>
        <source>Caller&apos;s longest monologue</source>
        <translation>Längster Monolog des Anrufers</translation>
    </message>
    <message>
        <source>Agent&apos;s longest monologue</source>
        <translation>Längster Monolog des Agenten</translation>
    </message>
    <message>
        <source>Interruptions by the caller</source>
        <translation>Unterbrechungen durch den Anrufer</translation>
    </message>
    <message>
        <source>Interruptions by the agent</source>
        <translation>Unterbrechungen durch den Agenten</translation>
    </message>
    <message>
        <source>Caller&apos;s questions</source>
        <translation>Fragen des Anrufers</translation>
    </message>
    <message>
        <source>Agent&apos;s questions</source>
        <translation>Fragen des Agenten</translation>
    </message>
    <message>
        <source>Caller&apos;s words a minute</source>
        <translation>Wörter je Minute des Anrufers</translation>
    </message>
    <message>
        <source>Agent&apos;s words a minute</source>
        <translation>Wörter je Minute des Agenten</translation>
    </message>
    <message>
        <source>Caller&apos;s loudness (dBov)</source>
        <translation>Lautstärke des Anrufers (dBov)</translation>
    </message>
    <message>
        <source>Agent&apos;s loudness (dBov)</source>
        <translation>Lautstärke des Agenten (dBov)</translation>
    </message>
    <message>
        <source>Caller&apos;s pitch range (semitones)</source>
        <translation>Tonumfang des Anrufers (Halbtöne)</translation>
    </message>
    <message>
        <source>Agent&apos;s pitch range (semitones)</source>
        <translation>Tonumfang des Agenten (Halbtöne)</translation>
    </message>
    <message>
        <source>withheld</source>
        <extracomment>In the place of a telephone number that the caller does not show</extracomment>
        <translation>unterdrückt</translation>
    </message>
    <message>
        <source>This client counts in %1. “%2” is in another currency.</source>
        <extracomment>%1 is a currency (&quot;GBP&quot;, &quot;$&quot;), %2 what was typed (&quot;€50&quot;)</extracomment>
        <translation>Dieser Kunde rechnet in %1. „%2“ ist in einer anderen Währung.</translation>
    </message>
    <message>
        <source>“%1” is not an amount of money.</source>
        <translation>„%1“ ist kein Geldbetrag.</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>Silence %1</source>
        <translation>Stille %1</translation>
    </message>
    <message>
        <source>Longest silence %1</source>
        <translation>Längste Stille %1</translation>
    </message>
    <message>
        <source>Both talk %1</source>
        <translation>Beide sprechen %1</translation>
    </message>
    <message numerus="yes">
        <source>The caller interrupts %n time(s)</source>
        <translation>
            <numerusform>Der Anrufer unterbricht %n Mal</numerusform>
            <numerusform>Der Anrufer unterbricht %n Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The agent interrupts %n time(s)</source>
        <translation>
            <numerusform>Der Mitarbeiter unterbricht %n Mal</numerusform>
            <numerusform>Der Mitarbeiter unterbricht %n Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The caller asks %n question(s)</source>
        <translation>
            <numerusform>Der Anrufer stellt %n Frage</numerusform>
            <numerusform>Der Anrufer stellt %n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The agent asks %n question(s)</source>
        <translation>
            <numerusform>Der Mitarbeiter stellt %n Frage</numerusform>
            <numerusform>Der Mitarbeiter stellt %n Fragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Operator</name>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>ist keines von</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>ist mehr als</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>ist weniger als</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>liegt zwischen</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>ist genau</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>liegt in</translation>
    </message>
    <message>
        <source>is since</source>
        <translation>ist seit</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>liegt vor</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>ist am</translation>
    </message>
    <message>
        <source>is yes</source>
        <translation>ist ja</translation>
    </message>
    <message>
        <source>is no</source>
        <translation>ist nein</translation>
    </message>
    <message>
        <source>has the tag</source>
        <translation>hat das Schlagwort</translation>
    </message>
    <message>
        <source>has one of the tags</source>
        <translation>hat eines der Schlagwörter</translation>
    </message>
    <message>
        <source>has all of the tags</source>
        <translation>hat alle Schlagwörter</translation>
    </message>
    <message>
        <source>has none of the tags</source>
        <translation>hat keines der Schlagwörter</translation>
    </message>
    <message>
        <source>contains the phrase</source>
        <translation>enthält die Wortfolge</translation>
    </message>
    <message>
        <source>does not contain the phrase</source>
        <translation>enthält nicht die Wortfolge</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>is between the hours</source>
        <translation>liegt zwischen den Uhrzeiten</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Call-attribution workstation for agencies</source>
        <translation>Arbeitsplatz für die Zuordnung von Anrufen in Agenturen</translation>
    </message>
    <message>
        <source>The profile&apos;s folder; without it, earshot/default in XDG_DATA_HOME.</source>
        <translation>Der Ordner des Profils; ohne Angabe earshot/default in XDG_DATA_HOME.</translation>
    </message>
    <message>
        <source>light, dark or system, whatever the profile says.</source>
        <translation>light, dark oder system, unabhängig vom Profil.</translation>
    </message>
    <message>
        <source>Size of the window in logical pixels, such as 1440x900.</source>
        <translation>Größe des Fensters in logischen Pixeln, etwa 1440x900.</translation>
    </message>
    <message>
        <source>Saves a picture of the window once it shows its calls.</source>
        <translation>Speichert ein Bild des Fensters, sobald es seine Anrufe zeigt.</translation>
    </message>
    <message>
        <source>Saves a picture of every page to a folder and quits.</source>
        <translation>Speichert ein Bild jeder Seite in einem Ordner und beendet das Programm.</translation>
    </message>
    <message>
        <source>What the names of these pictures end with.</source>
        <translation>Womit die Namen dieser Bilder enden.</translation>
    </message>
    <message>
        <source>--theme is light, dark or system</source>
        <translation>--theme ist light, dark oder system</translation>
    </message>
    <message>
        <source>--window-size is two numbers, such as 1440x900</source>
        <translation>--window-size besteht aus zwei Zahlen, etwa 1440x900</translation>
    </message>
    <message>
        <source>Quits after the screenshot; without one, as soon as the window shows its calls.</source>
        <translation>Beendet das Programm nach dem Bildschirmfoto; ohne eines, sobald das Fenster seine Anrufe zeigt.</translation>
    </message>
    <message>
        <source>A call to open: its id, or a link that Earshot copied.</source>
        <translation>Ein Anruf, der geöffnet werden soll: seine Kennung oder ein Link, den Earshot kopiert hat.</translation>
    </message>
    <message>
        <source>one call at a time</source>
        <translation>immer nur ein Anruf</translation>
    </message>
    <message>
        <source>%1 is neither a call&apos;s id nor a link to one</source>
        <translation>%1 ist weder die Kennung eines Anrufs noch ein Link dorthin</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Voicemail, %1</source>
        <translation>Voicemail, %1</translation>
    </message>
    <message>
        <source>Missed, rang for %1</source>
        <translation>Verpasst, klingelte %1</translation>
    </message>
    <message>
        <source>Outbound, %1</source>
        <translation>Ausgehend, %1</translation>
    </message>
    <message>
        <source>Answered, %1</source>
        <translation>Angenommen, %1</translation>
    </message>
    <message>
        <source>Unknown whether answered</source>
        <translation>Unbekannt, ob angenommen</translation>
    </message>
    <message>
        <source>Outbound, no answer</source>
        <translation>Ausgehend, nicht angenommen</translation>
    </message>
</context>
<context>
    <name>RecordingWords</name>
    <message>
        <source>The recording of this call is an empty file.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine leere Datei.</translation>
    </message>
    <message>
        <source>What is kept as the recording of this call is a web page.</source>
        <translation>Was als Aufnahme dieses Anrufs aufbewahrt wird, ist eine Webseite.</translation>
    </message>
    <message>
        <source>What is kept as the recording of this call is a text.</source>
        <translation>Was als Aufnahme dieses Anrufs aufbewahrt wird, ist ein Text.</translation>
    </message>
    <message>
        <source>What is kept as the recording of this call is a picture.</source>
        <translation>Was als Aufnahme dieses Anrufs aufbewahrt wird, ist ein Bild.</translation>
    </message>
    <message>
        <source>What is kept as the recording of this call is a document or an archive.</source>
        <translation>Was als Aufnahme dieses Anrufs aufbewahrt wird, ist ein Dokument oder ein Archiv.</translation>
    </message>
    <message>
        <source>The recording of this call is of an unknown sort.</source>
        <translation>Die Aufnahme dieses Anrufs ist von unbekannter Art.</translation>
    </message>
    <message>
        <source>The recording of this call is a WAV file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine WAV-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is a sound file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine Tondatei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is an Ogg file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine Ogg-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is an MP3 file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine MP3-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is an M4A file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine M4A-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is an AMR file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine AMR-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is a WMA file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine WMA-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The recording of this call is a WebM file that cannot be read.</source>
        <translation>Die Aufnahme dieses Anrufs ist eine WebM-Datei, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>Try again: the server may have the recording by now.</source>
        <translation>Versuchen Sie es noch einmal: Vielleicht hat der Server die Aufnahme inzwischen.</translation>
    </message>
    <message>
        <source>Save it as a file to open it with another program, or try again to fetch it anew.</source>
        <translation>Speichern Sie sie als Datei, um sie mit einem anderen Programm zu öffnen, oder holen Sie sie neu.</translation>
    </message>
    <message>
        <source>The recording of this call that was kept here is damaged or gone.</source>
        <translation>Die hier aufbewahrte Aufnahme dieses Anrufs ist beschädigt oder verschwunden.</translation>
    </message>
    <message>
        <source>It is being fetched anew.</source>
        <translation>Sie wird neu geholt.</translation>
    </message>
    <message>
        <source>It is fetched anew as soon as the server can be reached.</source>
        <translation>Sie wird neu geholt, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>The server sent something else in place of this call&apos;s recording.</source>
        <translation>Der Server hat statt der Aufnahme dieses Anrufs etwas anderes geschickt.</translation>
    </message>
    <message>
        <source>Try again later; whoever runs the server can say why.</source>
        <translation>Versuchen Sie es später noch einmal; der Betreiber des Servers weiß, warum.</translation>
    </message>
    <message>
        <source>The recording is %1 long, the call %2.</source>
        <translation>Die Aufnahme ist %1 lang, der Anruf %2.</translation>
    </message>
    <message>
        <source>Only %1 of %2 are here: the end of the recording is missing.</source>
        <translation>Nur %1 von %2 sind hier: Das Ende der Aufnahme fehlt.</translation>
    </message>
    <message>
        <source>The end of the recording is missing.</source>
        <translation>Das Ende der Aufnahme fehlt.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>No key for the server</source>
        <translation>Kein Schlüssel für den Server</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Erneut verbinden</translation>
    </message>
    <message>
        <source>Sync is paused</source>
        <translation>Synchronisierung angehalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Opened for reading only</source>
        <translation>Nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>The key was refused</source>
        <translation>Der Schlüssel wurde abgelehnt</translation>
    </message>
    <message>
        <source>Sync has stopped</source>
        <translation>Synchronisierung beendet</translation>
    </message>
    <message>
        <source>The server asks to wait until %1</source>
        <translation>Der Server bittet, bis %1 zu warten</translation>
    </message>
    <message>
        <source>Reading calls, back to %1</source>
        <translation>Anrufe werden gelesen, zurück bis %1</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Up to date, %1</source>
        <translation>Aktuell, %1</translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n edits wait</source>
        <translation>
            <numerusform>Offline · %n Änderung wartet</numerusform>
            <numerusform>Offline · %n Änderungen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Offline seit %1</translation>
    </message>
    <message numerus="yes">
        <source>Offline since %1 · %n edits wait</source>
        <translation>
            <numerusform>Offline seit %1 · %n Änderung wartet</numerusform>
            <numerusform>Offline seit %1 · %n Änderungen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits were refused</source>
        <translation>
            <numerusform>%n Änderung wurde abgelehnt</numerusform>
            <numerusform>%n Änderungen wurden abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits wait</source>
        <translation>
            <numerusform>%n Änderung wartet</numerusform>
            <numerusform>%n Änderungen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests this hour</source>
        <translation>
            <numerusform>%Ln Anfrage in dieser Stunde</numerusform>
            <numerusform>%Ln Anfragen in dieser Stunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 requests left this hour</source>
        <translation>Noch %1 von %2 Anfragen in dieser Stunde</translation>
    </message>
    <message>
        <source>Reading clients and tags</source>
        <translation>Kunden und Schlagwörter werden gelesen</translation>
    </message>
    <message>
        <source>Reading calls</source>
        <translation>Anrufe werden gelesen</translation>
    </message>
    <message>
        <source>Reading forms</source>
        <translation>Formulare werden gelesen</translation>
    </message>
    <message>
        <source>Reading texts</source>
        <translation>SMS werden gelesen</translation>
    </message>
    <message>
        <source>Fetching transcripts</source>
        <translation>Transkripte werden geholt</translation>
    </message>
    <message>
        <source>Sending edits</source>
        <translation>Änderungen werden gesendet</translation>
    </message>
    <message>
        <source>back to %1</source>
        <translation>zurück bis %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Connect a server, or open the demo, to see calls here.</source>
        <translation>Verbinden Sie einen Server oder öffnen Sie die Demo, um hier Anrufe zu sehen.</translation>
    </message>
    <message>
        <source>Connect again, and the calls will come.</source>
        <translation>Verbinden Sie sich erneut, dann kommen die Anrufe.</translation>
    </message>
    <message>
        <source>Calls appear here once it goes on.</source>
        <translation>Anrufe erscheinen hier, sobald sie fortgesetzt wird.</translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Keine Anrufe</translation>
    </message>
    <message>
        <source>This profile was opened for reading only, and holds none.</source>
        <translation>Dieses Profil wurde nur zum Lesen geöffnet und enthält keine.</translation>
    </message>
    <message>
        <source>Connect again with a new key.</source>
        <translation>Verbinden Sie sich erneut mit einem neuen Schlüssel.</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Anrufe</translation>
    </message>
    <message>
        <source>New calls appear here as they come.</source>
        <translation>Neue Anrufe erscheinen hier, sobald sie eingehen.</translation>
    </message>
    <message>
        <source>The first sync is under way</source>
        <translation>Die erste Synchronisierung läuft</translation>
    </message>
    <message>
        <source>Calls appear here as they arrive, newest first.</source>
        <translation>Anrufe erscheinen hier, sobald sie eintreffen, die neuesten zuerst.</translation>
    </message>
    <message>
        <source>Fetching recordings</source>
        <translation>Aufnahmen werden geholt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s)</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 will be sent.</source>
        <translation>%1 werden gesendet.</translation>
    </message>
    <message>
        <source>%1, about %2 of this account&apos;s limit.</source>
        <extracomment>%1 is &quot;40,000 edits&quot;, %2 &quot;5 days&quot;</extracomment>
        <translation>%1, etwa %2 vom Limit dieses Kontos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking for changes</source>
        <translation>Änderungen werden gesucht</translation>
    </message>
    <message>
        <source>All requests for now are used up; it goes on at %1</source>
        <translation>Alle Anfragen sind vorerst verbraucht; es geht weiter um %1</translation>
    </message>
    <message numerus="yes">
        <source>Up to date but for %n things that cannot be read now</source>
        <translation>
            <numerusform>Aktuell bis auf %n Teil, der jetzt nicht gelesen werden kann</numerusform>
            <numerusform>Aktuell bis auf %n Teile, die jetzt nicht gelesen werden können</numerusform>
        </translation>
    </message>
    <message>
        <source>Every change since %1 is here.</source>
        <translation>Alle Änderungen seit %1 sind hier.</translation>
    </message>
    <message>
        <source>Every change since %1 is here. Older calls were read again; the next time begins on %2.</source>
        <translation>Alle Änderungen seit %1 sind hier. Ältere Anrufe wurden neu gelesen; das nächste Mal beginnt am %2.</translation>
    </message>
    <message>
        <source>Every change since %1 is here. Older calls are being read again: back to %2 so far, of %3.</source>
        <translation>Alle Änderungen seit %1 sind hier. Ältere Anrufe werden neu gelesen: bisher zurück bis %2 von %3.</translation>
    </message>
    <message numerus="yes">
        <source>The key may not see %1 any more, so %Ln call(s) were erased here.</source>
        <extracomment>%1 is a client, or several: &quot;Smile Dental and Roofers&quot;</extracomment>
        <translation>
            <numerusform>Der Schlüssel darf %1 nicht mehr sehen, deshalb wurde hier %Ln Anruf gelöscht.</numerusform>
            <numerusform>Der Schlüssel darf %1 nicht mehr sehen, deshalb wurden hier %Ln Anrufe gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edit(s) of them had not been sent and are kept in %1.</source>
        <translation>
            <numerusform>%Ln Änderung daran war noch nicht gesendet und liegt in %1.</numerusform>
            <numerusform>%Ln Änderungen daran waren noch nicht gesendet und liegen in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>The damaged file was kept as %1 in the profile&apos;s folder.</source>
        <translation>Die beschädigte Datei wurde als %1 im Ordner des Profils aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>%n edits that were not sent yet were saved; a part could not be read, so some may be missing.</source>
        <translation>
            <numerusform>%n noch nicht gesendete Änderung wurde gerettet; ein Teil war nicht lesbar, es können also Änderungen fehlen.</numerusform>
            <numerusform>%n noch nicht gesendete Änderungen wurden gerettet; ein Teil war nicht lesbar, es können also einige fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits that were not sent yet were saved.</source>
        <translation>
            <numerusform>%n noch nicht gesendete Änderung wurde gerettet.</numerusform>
            <numerusform>%n noch nicht gesendete Änderungen wurden gerettet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cache was damaged, so a new one was started. Sync fills it again.</source>
        <translation>Der Cache war beschädigt, deshalb wurde ein neuer begonnen. Die Synchronisierung füllt ihn wieder.</translation>
    </message>
</context>
<context>
    <name>earshot::AmountEdit</name>
    <message>
        <source>A duration, such as 1:30, 90 s, 2 min or 1 h</source>
        <translation>Eine Dauer, etwa 1:30, 90 s, 2 min oder 1 h</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
</context>
<context>
    <name>earshot::Avatar</name>
    <message>
        <source>Unknown person</source>
        <translation>Unbekannte Person</translation>
    </message>
</context>
<context>
    <name>earshot::BulkBar</name>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Not a lead</source>
        <translation>Kein Lead</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>Kein Status</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Value…</source>
        <translation>Wert …</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln call(s)</source>
        <translation>
            <numerusform>Schlagwörter von %Ln Anruf</numerusform>
            <numerusform>Schlagwörter von %Ln Anrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
    <message>
        <source>Remove tags</source>
        <translation>Schlagwörter entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Value of %Ln call(s)</source>
        <translation>
            <numerusform>Wert von %Ln Anruf</numerusform>
            <numerusform>Wert von %Ln Anrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>Remove the value</source>
        <translation>Wert entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Note of %Ln call(s)</source>
        <translation>
            <numerusform>Notiz zu %Ln Anruf</numerusform>
            <numerusform>Notiz zu %Ln Anrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Replaces the notes that are there</source>
        <translation>Ersetzt die vorhandenen Notizen</translation>
    </message>
    <message>
        <source>Set note</source>
        <translation>Notiz setzen</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Tags von %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have a value, which will be replaced.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat einen Wert, der ersetzt wird.</numerusform>
            <numerusform>%Ln dieser Anrufe haben einen Wert, der ersetzt wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>This is not an amount of money.</source>
        <translation>Das ist kein Geldbetrag.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have a note, which will be replaced.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat eine Notiz, die ersetzt wird.</numerusform>
            <numerusform>%Ln dieser Anrufe haben eine Notiz, die ersetzt wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Note of %1</source>
        <translation>Notiz von %1</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add or remove</source>
        <translation>Hinzufügen oder entfernen</translation>
    </message>
</context>
<context>
    <name>earshot::BulkPopup</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>%1 is &quot;Anna Berg, Tom Hale, Jane Doe&quot;</extracomment>
        <translation>
            <numerusform>%1 und %Ln weiterer</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>This call was deleted or marked as spam meanwhile.</source>
        <translation>Dieser Anruf wurde inzwischen gelöscht oder als Spam markiert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls are deleted or marked as spam by now.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe ist inzwischen gelöscht oder als Spam markiert.</numerusform>
            <numerusform>%Ln dieser Anrufe sind inzwischen gelöscht oder als Spam markiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::CallHeader</name>
    <message>
        <source>%1 → %2</source>
        <extracomment>The tracking number that was called, and the business number it led to</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>First call</source>
        <translation>Erster Anruf</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier call(s)</source>
        <translation>
            <numerusform>%n früherer Anruf</numerusform>
            <numerusform>%n frühere Anrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Name hinzufügen</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Caller&apos;s name</source>
        <translation>Name des Anrufers</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Nummer unterdrückt</translation>
    </message>
    <message>
        <source>%1 client time</source>
        <extracomment>A time of day in the client&apos;s time zone: &quot;10:05 client time&quot;</extracomment>
        <translation>%1 Zeit des Kunden</translation>
    </message>
</context>
<context>
    <name>earshot::CallPlayer</name>
    <message>
        <source>There is nothing to play it on.</source>
        <translation>Es gibt kein Gerät zur Wiedergabe.</translation>
    </message>
    <message>
        <source>No sound output was found. Connect headphones or speakers; everything else keeps working.</source>
        <translation>Keine Tonausgabe gefunden. Schließen Sie Kopfhörer oder Lautsprecher an; alles andere funktioniert weiter.</translation>
    </message>
</context>
<context>
    <name>earshot::CallTable</name>
    <message>
        <source>Unknown caller</source>
        <translation>Unbekannter Anrufer</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Read by screen readers: the name of a column and what stands there</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>earshot::CallView</name>
    <message>
        <source>No call chosen</source>
        <translation>Kein Anruf ausgewählt</translation>
    </message>
    <message>
        <source>Choose a call in the list to see it here.</source>
        <translation>Wählen Sie links einen Anruf, um ihn hier zu sehen.</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Das hat nicht funktioniert.</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Parts of the call</source>
        <translation>Teile des Anrufs</translation>
    </message>
    <message>
        <source>Take the other value</source>
        <translation>Anderen Wert übernehmen</translation>
    </message>
    <message>
        <source>Change the caller&apos;s name</source>
        <translation>Namen des Anrufers ändern</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Set the value</source>
        <translation>Wert setzen</translation>
    </message>
    <message>
        <source>Copy the caller&apos;s number</source>
        <translation>Anrufernummer kopieren</translation>
    </message>
    <message>
        <source>Open the recording in the browser</source>
        <translation>Aufnahme im Browser öffnen</translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation>Als Spam markieren</translation>
    </message>
    <message>
        <source>This call cannot be shown</source>
        <translation>Dieser Anruf kann nicht angezeigt werden</translation>
    </message>
    <message>
        <source>Reading the call…</source>
        <translation>Anruf wird gelesen …</translation>
    </message>
    <message>
        <source>History  %1</source>
        <translation>Verlauf  %1</translation>
    </message>
    <message>
        <source>Comment on the call</source>
        <translation>Anruf kommentieren</translation>
    </message>
    <message>
        <source>Delete the comment</source>
        <translation>Kommentar löschen</translation>
    </message>
    <message>
        <source>Change the comment</source>
        <translation>Kommentar ändern</translation>
    </message>
    <message>
        <source>Go back to the original phrase</source>
        <translation>Zum ursprünglichen Satz zurückkehren</translation>
    </message>
    <message>
        <source>Correct the phrase</source>
        <translation>Satz berichtigen</translation>
    </message>
    <message>
        <source>Save the recording…</source>
        <translation>Aufnahme speichern …</translation>
    </message>
    <message>
        <source>Mark as lead</source>
        <translation>Als Lead markieren</translation>
    </message>
    <message>
        <source>Mark as not a lead</source>
        <translation>Als „kein Lead“ markieren</translation>
    </message>
    <message>
        <source>Clear the lead status</source>
        <translation>Lead-Status löschen</translation>
    </message>
    <message>
        <source>Take back the verdict</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>Mark as spam…</source>
        <translation>Als Spam markieren…</translation>
    </message>
    <message>
        <source>Is this call spam?</source>
        <translation>Ist dieser Anruf Spam?</translation>
    </message>
    <message>
        <source>It leaves every list and report, here and for everybody else. Once it is sent, which takes seconds, this cannot be undone.</source>
        <translation>Er verschwindet aus allen Listen und Berichten, hier und bei allen anderen. Sobald das gesendet ist, was Sekunden dauert, lässt es sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>Weg zum Anruf</translation>
    </message>
    <message>
        <source>This call is no longer in any list.</source>
        <translation>Dieser Anruf steht in keiner Liste mehr.</translation>
    </message>
    <message numerus="yes">
        <source>It was deleted or marked as spam, and is removed %n day(s) after that.</source>
        <translation>
            <numerusform>Er wurde gelöscht oder als Spam markiert und wird %n Tag danach entfernt.</numerusform>
            <numerusform>Er wurde gelöscht oder als Spam markiert und wird %n Tage danach entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
</context>
<context>
    <name>earshot::CallsPage</name>
    <message>
        <source>Mark as lead</source>
        <translation>Als Lead markieren</translation>
    </message>
    <message>
        <source>Mark as not a lead</source>
        <translation>Als „kein Lead“ markieren</translation>
    </message>
    <message>
        <source>Clear the lead status</source>
        <translation>Lead-Status löschen</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Value…</source>
        <translation>Wert …</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Select all calls</source>
        <translation>Alle Anrufe auswählen</translation>
    </message>
    <message>
        <source>Search calls</source>
        <translation>Anrufe durchsuchen</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Edit the filter as a tree</source>
        <translation>Filter als Baum bearbeiten</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten auswählen</translation>
    </message>
    <message>
        <source>Reset the columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>The calls could not be read, so nothing was copied</source>
        <translation>Die Anrufe konnten nicht gelesen werden, daher wurde nichts kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) copied as a table</source>
        <translation>
            <numerusform>%Ln Anruf als Tabelle kopiert</numerusform>
            <numerusform>%Ln Anrufe als Tabelle kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Search calls and transcripts</source>
        <translation>Anrufe und Transkripte durchsuchen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Anrufe</translation>
    </message>
    <message>
        <source>New calls appear here as they come.</source>
        <translation>Neue Anrufe erscheinen hier, sobald sie eingehen.</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Anrufe</translation>
    </message>
    <message>
        <source>The list could not be read. %1</source>
        <translation>Die Liste konnte nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No calls match</source>
        <translation>Keine passenden Anrufe</translation>
    </message>
    <message>
        <source>Take a filter away, or widen it.</source>
        <translation>Entfernen oder erweitern Sie einen Filter.</translation>
    </message>
    <message>
        <source>Check the spelling, search for fewer words, or take a filter away.</source>
        <translation>Prüfen Sie die Schreibweise, suchen Sie nach weniger Wörtern oder entfernen Sie einen Filter.</translation>
    </message>
    <message>
        <source>Check the spelling, or search for fewer words.</source>
        <translation>Prüfen Sie die Schreibweise oder suchen Sie nach weniger Wörtern.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Suche und Filter löschen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Die Liste konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The newest calls; the others are being counted…</source>
        <translation>Die neuesten Anrufe; die übrigen werden gezählt …</translation>
    </message>
    <message>
        <source>Reading calls…</source>
        <translation>Anrufe werden gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln Anruf</numerusform>
            <numerusform>%Ln Anrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreviewed</source>
        <translation>
            <numerusform>%Ln ungeprüft</numerusform>
            <numerusform>%Ln ungeprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>Review these calls</source>
        <translation>Diese Anrufe durchsehen</translation>
    </message>
    <message>
        <source>Save as a new view…</source>
        <translation>Als neue Ansicht speichern…</translation>
    </message>
    <message>
        <source>Change many calls</source>
        <translation>Viele Anrufe ändern</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>It can be stopped while it goes on, and undone afterwards.</source>
        <translation>Es kann unterwegs angehalten und danach rückgängig gemacht werden.</translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln call(s)</source>
        <translation>
            <numerusform>%Ln Anruf ändern</numerusform>
            <numerusform>%Ln Anrufe ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>%1; stopped before the rest</source>
        <extracomment>%1 is &quot;500 calls tagged&quot;</extracomment>
        <translation>%1; vor dem Rest angehalten</translation>
    </message>
    <message>
        <source>Nothing to change: every call had it already</source>
        <translation>Nichts zu ändern: Bei jedem Anruf war es schon so</translation>
    </message>
    <message>
        <source>Nothing to search for</source>
        <translation>Nichts zu suchen</translation>
    </message>
    <message>
        <source>Search needs a letter or a digit; signs alone are not searched.</source>
        <translation>Die Suche braucht einen Buchstaben oder eine Ziffer; Zeichen allein werden nicht gesucht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lead(s)</source>
        <translation>
            <numerusform>%Ln Lead</numerusform>
            <numerusform>%Ln Leads</numerusform>
        </translation>
    </message>
    <message>
        <source>Export these calls as CSV…</source>
        <translation>Diese Anrufe als CSV exportieren…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have it already.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat es schon.</numerusform>
            <numerusform>%Ln dieser Anrufe haben es schon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls are left alone: an earlier call of the person is the lead.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe bleibt unverändert: ein früherer Anruf der Person ist der Lead.</numerusform>
            <numerusform>%Ln dieser Anrufe bleiben unverändert: ein früherer Anruf der Person ist der Lead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls are deleted or marked as spam by now.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe ist inzwischen gelöscht oder als Spam markiert.</numerusform>
            <numerusform>%Ln dieser Anrufe sind inzwischen gelöscht oder als Spam markiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have a verdict, which will be cleared.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat ein Urteil, das gelöscht wird.</numerusform>
            <numerusform>%Ln dieser Anrufe haben ein Urteil, das gelöscht wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have another verdict, which will be replaced.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat ein anderes Urteil, das ersetzt wird.</numerusform>
            <numerusform>%Ln dieser Anrufe haben ein anderes Urteil, das ersetzt wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have another value, which will be replaced.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat einen anderen Wert, der ersetzt wird.</numerusform>
            <numerusform>%Ln dieser Anrufe haben einen anderen Wert, der ersetzt wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these calls have another note, which will be replaced.</source>
        <translation>
            <numerusform>%Ln dieser Anrufe hat eine andere Notiz, die ersetzt wird.</numerusform>
            <numerusform>%Ln dieser Anrufe haben eine andere Notiz, die ersetzt wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <extracomment>%1 is &quot;3,990 calls tagged&quot;, %2 &quot;10 calls could not be changed&quot;</extracomment>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>earshot::CallsSpace</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Previous call</source>
        <translation>Vorheriger Anruf</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Nächster Anruf</translation>
    </message>
</context>
<context>
    <name>earshot::Chip</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Read by screen readers: the name of a filter and what it is set to</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>earshot::CommentField</name>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment on this moment</source>
        <translation>Diesen Moment kommentieren</translation>
    </message>
    <message>
        <source>Enter saves the comment; Esc keeps it as a draft</source>
        <translation>Enter speichert den Kommentar; Esc behält ihn als Entwurf</translation>
    </message>
</context>
<context>
    <name>earshot::CommentList</name>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message numerus="yes">
        <source>%n more comment(s)</source>
        <translation>
            <numerusform>%n weiterer Kommentar</numerusform>
            <numerusform>%n weitere Kommentare</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin springen</translation>
    </message>
    <message>
        <source>Comment at %1</source>
        <translation>Kommentar bei %1</translation>
    </message>
    <message>
        <source>Delete the comment</source>
        <translation>Kommentar löschen</translation>
    </message>
</context>
<context>
    <name>earshot::ConditionEditor</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Calls where: %1</source>
        <translation>Anrufe, für die gilt: %1</translation>
    </message>
    <message>
        <source>Complete the marked conditions to use them.</source>
        <translation>Vervollständigen Sie die markierten Bedingungen, um sie zu verwenden.</translation>
    </message>
    <message>
        <source>Reverse the condition</source>
        <translation>Bedingung umkehren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls match</source>
        <translation>
            <numerusform>%Ln Anruf passt</numerusform>
            <numerusform>%Ln Anrufe passen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ConditionForm</name>
    <message>
        <source>Type what to look for</source>
        <translation>Geben Sie ein, wonach gesucht wird</translation>
    </message>
    <message>
        <source>Choose at least one value</source>
        <translation>Wählen Sie mindestens einen Wert</translation>
    </message>
    <message>
        <source>Choose at least one day</source>
        <translation>Wählen Sie mindestens einen Tag</translation>
    </message>
    <message>
        <source>The end comes before the beginning</source>
        <translation>Das Ende liegt vor dem Anfang</translation>
    </message>
    <message>
        <source>Beginning and end are the same</source>
        <translation>Anfang und Ende sind gleich</translation>
    </message>
    <message>
        <source>This condition cannot be used</source>
        <translation>Diese Bedingung ist nicht verwendbar</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Art des Vergleichs</translation>
    </message>
</context>
<context>
    <name>earshot::ConditionPopup</name>
    <message>
        <source>Remove filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>earshot::ConditionRow</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Remove condition</source>
        <translation>Bedingung entfernen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Reverse the condition</source>
        <translation>Bedingung umkehren</translation>
    </message>
</context>
<context>
    <name>earshot::ConnectForm</name>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>CallRail</source>
        <translation>CallRail</translation>
    </message>
    <message>
        <source>Earshot server</source>
        <translation>Earshot-Server</translation>
    </message>
    <message>
        <source>The system&apos;s authorities</source>
        <translation>Die Zertifizierungsstellen des Systems</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Certificate authority of your own (PEM file)</source>
        <translation>Eigene Zertifizierungsstelle (PEM-Datei)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>Der neue Schlüssel</translation>
    </message>
    <message>
        <source>https://calls.example.com</source>
        <translation>https://calls.example.com</translation>
    </message>
    <message>
        <source>The key that the server&apos;s administrator gave you</source>
        <translation>Der Schlüssel, den Sie vom Administrator des Servers haben</translation>
    </message>
    <message>
        <source>In CallRail: Settings, Integrations, API Keys</source>
        <translation>In CallRail: Settings, Integrations, API Keys</translation>
    </message>
    <message>
        <source>Fill in the address and the key first.</source>
        <translation>Geben Sie zuerst die Adresse und den Schlüssel ein.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Server wird gefragt …</translation>
    </message>
    <message>
        <source>The key fits, but it may see no account.</source>
        <translation>Der Schlüssel passt, darf aber kein Konto sehen.</translation>
    </message>
    <message>
        <source>Ask whoever manages the account to let this key&apos;s user in.</source>
        <translation>Bitten Sie den Verwalter des Kontos, den Benutzer dieses Schlüssels freizuschalten.</translation>
    </message>
    <message numerus="yes">
        <source>The key fits. It may see %n accounts; choose one.</source>
        <translation>
            <numerusform>Der Schlüssel passt. Er darf %n Konto sehen; wählen Sie es aus.</numerusform>
            <numerusform>Der Schlüssel passt. Er darf %n Konten sehen; wählen Sie eines aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything fits: this is %1.</source>
        <translation>Alles passt: Das ist %1.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>Kind of server</source>
        <translation>Art des Servers</translation>
    </message>
</context>
<context>
    <name>earshot::ConversationPanel</name>
    <message>
        <source>Find in the transcript</source>
        <translation>Im Transkript suchen</translation>
    </message>
    <message>
        <source>Open the player</source>
        <translation>Player öffnen</translation>
    </message>
    <message>
        <source>Opens the recording&apos;s page in the browser</source>
        <translation>Öffnet die Seite der Aufnahme im Browser</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Recorded, %1</source>
        <translation>Aufgezeichnet, %1</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>Sentiment: %1</source>
        <translation>Stimmung: %1</translation>
    </message>
    <message>
        <source>Find it in the transcript</source>
        <translation>Im Transkript suchen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>The place of the transcript that is shown, and how many there are: &quot;3 of 12&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Fetching who said what and when; until then, this is the plain text.</source>
        <translation>Wer wann was sagte, wird geholt; bis dahin steht hier der reine Text.</translation>
    </message>
    <message>
        <source>Fetching the transcript. If you are offline, it arrives as soon as the server can be reached.</source>
        <translation>Das Transkript wird geholt. Ohne Verbindung kommt es, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>Plain text only: speakers and times are not known.</source>
        <translation>Nur reiner Text: Sprecher und Zeiten sind nicht bekannt.</translation>
    </message>
    <message>
        <source>This call has no transcript.</source>
        <translation>Dieser Anruf hat kein Transkript.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::EditedField</name>
    <message>
        <source>%1 The server says: %2</source>
        <extracomment>A refused edit: what happened, and the reason the server gave</extracomment>
        <translation>%1 Der Server meldet: %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Discard my change</source>
        <translation>Meine Änderung verwerfen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Somebody else cleared this in the meantime. Your version will be sent.</source>
        <translation>Jemand anders hat das inzwischen geleert. Ihre Fassung wird gesendet.</translation>
    </message>
    <message>
        <source>Somebody else wrote “%1” in the meantime. It is kept below your text.</source>
        <translation>Jemand anders hat inzwischen „%1“ geschrieben. Es bleibt unter Ihrem Text erhalten.</translation>
    </message>
    <message>
        <source>Somebody else changed this to “%1” in the meantime. Your version will be sent.</source>
        <translation>Jemand anders hat das inzwischen in „%1“ geändert. Ihre Fassung wird gesendet.</translation>
    </message>
</context>
<context>
    <name>earshot::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>earshot::FieldChooser</name>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>Technisches</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>Feld suchen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Choose a field</source>
        <translation>Feld wählen</translation>
    </message>
</context>
<context>
    <name>earshot::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Advanced…</source>
        <translation>Erweitert …</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message numerus="yes">
        <source>Advanced (%n)</source>
        <comment>conditions</comment>
        <translation>
            <numerusform>Erweitert (%n)</numerusform>
            <numerusform>Erweitert (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::FilterDialog</name>
    <message>
        <source>Filter calls</source>
        <translation>Anrufe filtern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The changes that you cancelled here can be brought back.</source>
        <translation>Die Änderungen, die Sie hier abgebrochen haben, lassen sich zurückholen.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
</context>
<context>
    <name>earshot::FindList</name>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
</context>
<context>
    <name>earshot::FirstRunPage</name>
    <message>
        <source>Open the demo</source>
        <translation>Demo öffnen</translation>
    </message>
    <message>
        <source>Welcome to Earshot</source>
        <translation>Willkommen bei Earshot</translation>
    </message>
    <message>
        <source>Your clients&apos; calls on your own disk: to search, review and tag, online or offline. Where do the calls come from?</source>
        <translation>Die Anrufe Ihrer Kunden auf Ihrem eigenen Datenträger: durchsuchen, prüfen und verschlagworten, online wie offline. Woher kommen die Anrufe?</translation>
    </message>
    <message>
        <source>Connect a server</source>
        <translation>Server verbinden</translation>
    </message>
    <message>
        <source>CallRail&apos;s own service, or an Earshot server of your agency.</source>
        <translation>Der Dienst von CallRail oder ein Earshot-Server Ihrer Agentur.</translation>
    </message>
    <message>
        <source>The key goes to this server alone. It is kept in your keyring; where there is none, in a file named api-key-in-clear that only you may read.</source>
        <translation>Der Schlüssel geht nur an diesen Server. Er wird in Ihrem Schlüsselbund aufbewahrt; wo es keinen gibt, in einer Datei namens api-key-in-clear, die nur Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Or look around first</source>
        <translation>Oder erst einmal umsehen</translation>
    </message>
    <message>
        <source>The demo needs the program earshotd beside Earshot, and it is not there. Install the package earshotd, or connect a server above.</source>
        <translation>Die Demo braucht das Programm earshotd neben Earshot, und es ist nicht vorhanden. Installieren Sie das Paket earshotd oder verbinden Sie oben einen Server.</translation>
    </message>
    <message>
        <source>The demo could not be started.</source>
        <translation>Die Demo konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Making the demo agency…</source>
        <translation>Die Demo-Agentur wird angelegt …</translation>
    </message>
    <message>
        <source>Starts a small server on this computer with a made-up agency: six clients, two years of calls. It takes up to half a minute to make and about 350 MB of the profile&apos;s folder, and stops when Earshot is closed.</source>
        <translation>Startet auf diesem Computer einen kleinen Server mit einer erfundenen Agentur: sechs Kunden, zwei Jahre Anrufe. Das Anlegen dauert bis zu einer halben Minute und braucht etwa 350 MB im Ordner des Profils; der Server endet, wenn Earshot geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>earshot::Grip</name>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Drag to move, or press Alt with the arrow keys</source>
        <translation>Zum Verschieben ziehen oder Alt mit den Pfeiltasten drücken</translation>
    </message>
</context>
<context>
    <name>earshot::GroupCard</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Remove group</source>
        <translation>Gruppe entfernen</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>of these are true</source>
        <translation>davon treffen zu</translation>
    </message>
    <message>
        <source>No condition yet: no call matches</source>
        <translation>Noch keine Bedingung: kein Anruf passt</translation>
    </message>
    <message>
        <source>No condition yet: every call matches</source>
        <translation>Noch keine Bedingung: jeder Anruf passt</translation>
    </message>
    <message>
        <source>How many of the conditions have to be true</source>
        <translation>Wie viele der Bedingungen zutreffen müssen</translation>
    </message>
</context>
<context>
    <name>earshot::HistoryPanel</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens the page in the browser</source>
        <translation>Öffnet die Seite im Browser</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Us, %1</source>
        <extracomment>Who wrote a text message, and when</extracomment>
        <translation>Wir, %1</translation>
    </message>
    <message>
        <source>Caller, %1</source>
        <translation>Anrufer, %1</translation>
    </message>
    <message>
        <source>No other calls, forms or texts from this person are known.</source>
        <translation>Von dieser Person sind keine anderen Anrufe, Formulare oder Nachrichten bekannt.</translation>
    </message>
</context>
<context>
    <name>earshot::IconButton</name>
    <message>
        <source>%1  (%2)</source>
        <extracomment>Tooltip of a button: its name and its shortcut</extracomment>
        <translation>%1  (%2)</translation>
    </message>
</context>
<context>
    <name>earshot::InlineBanner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>earshot::JourneyPanel</name>
    <message>
        <source>Campaign tags and click ids</source>
        <translation>Kampagnen-Parameter und Klick-IDs</translation>
    </message>
    <message>
        <source>Pages viewed</source>
        <translation>Besuchte Seiten</translation>
    </message>
    <message>
        <source>How they found us</source>
        <translation>Wie sie uns fanden</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Der Anruf</translation>
    </message>
    <message>
        <source>Opens the page in the browser</source>
        <translation>Öffnet die Seite im Browser</translation>
    </message>
    <message>
        <source>Path to the call</source>
        <translation>Weg zum Anruf</translation>
    </message>
    <message>
        <source>How the caller found the number is not known.</source>
        <translation>Wie der Anrufer die Nummer fand, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Shows the calls with the same value</source>
        <translation>Zeigt die Anrufe mit demselben Wert</translation>
    </message>
</context>
<context>
    <name>earshot::KeyRow</name>
    <message>
        <source>Back to the usual key</source>
        <translation>Zurück zur üblichen Taste</translation>
    </message>
    <message>
        <source>%1: no key</source>
        <translation>%1: keine Taste</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>Taste drücken</translation>
    </message>
    <message>
        <source>%1 is “%2”; once more to take it</source>
        <extracomment>%1 is a key, %2 the action it belongs to</extracomment>
        <translation>%1 ist „%2“; noch einmal, um sie zu übernehmen</translation>
    </message>
</context>
<context>
    <name>earshot::MainWindow</name>
    <message>
        <source>Find anything…</source>
        <translation>Alles finden …</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Anrufe</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Go to the sidebar</source>
        <translation>Zur Seitenleiste</translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation>Synchronisierungsstatus</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Earshot</source>
        <translation>Earshot</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A view of this name exists already.</source>
        <translation>Eine Ansicht mit diesem Namen gibt es bereits.</translation>
    </message>
    <message>
        <source>Save it under another name.</source>
        <translation>Speichern Sie sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>List of calls</source>
        <translation>Anrufliste</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Show or hide the call page</source>
        <translation>Anrufseite ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Delete the view “%1”</source>
        <translation>Ansicht „%1“ löschen</translation>
    </message>
    <message>
        <source>The sidebar may be out of date. %1</source>
        <translation>Die Seitenleiste ist möglicherweise nicht aktuell. %1</translation>
    </message>
    <message>
        <source>Fetch transcripts only of calls that are opened</source>
        <translation>Transkripte nur für geöffnete Anrufe holen</translation>
    </message>
    <message>
        <source>Transcripts come only for calls that are opened. Settings turn the others on again.</source>
        <translation>Transkripte werden nur für geöffnete Anrufe geholt. Die Einstellungen schalten die übrigen wieder ein.</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Fetch recordings only of calls that are opened</source>
        <translation>Aufnahmen nur von geöffneten Anrufen holen</translation>
    </message>
    <message>
        <source>Recordings come only for calls that are opened. Settings turn the others on again.</source>
        <translation>Aufnahmen kommen nur noch für Anrufe, die geöffnet werden. In den Einstellungen lassen sich die anderen wieder einschalten.</translation>
    </message>
    <message>
        <source>Saved, not encrypted: %1</source>
        <translation>Unverschlüsselt gespeichert: %1</translation>
    </message>
    <message>
        <source>The recording was not saved as %1</source>
        <translation>Die Aufnahme wurde nicht als %1 gespeichert</translation>
    </message>
    <message>
        <source>Save the recording</source>
        <translation>Aufnahme speichern</translation>
    </message>
    <message>
        <source>Copy a link to the call</source>
        <translation>Link zum Anruf kopieren</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Saved as “%1”</source>
        <translation>Gespeichert als „%1“</translation>
    </message>
    <message>
        <source>This profile has no such call. It may be another account&apos;s, or not synced yet.</source>
        <translation>Dieses Profil hat keinen solchen Anruf. Er gehört vielleicht zu einem anderen Konto oder ist noch nicht synchronisiert.</translation>
    </message>
    <message>
        <source>Choose a call first</source>
        <translation>Wählen Sie zuerst einen Anruf</translation>
    </message>
    <message>
        <source>Link to the call copied</source>
        <translation>Link zum Anruf kopiert</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Anderen Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a profile</source>
        <translation>Profil öffnen</translation>
    </message>
    <message>
        <source>New profile…</source>
        <translation>Neues Profil…</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>Name, such as the account&apos;s</source>
        <translation>Name, etwa der des Kontos</translation>
    </message>
    <message>
        <source>There can be no profile of this name.</source>
        <translation>Ein Profil mit diesem Namen kann es nicht geben.</translation>
    </message>
    <message>
        <source>A profile of the name may exist already; a name has no slash in it.</source>
        <translation>Vielleicht gibt es schon ein Profil dieses Namens; ein Name enthält keinen Schrägstrich.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) wait here and will be made as soon as it works again. %1</source>
        <translation>
            <numerusform>%n Änderung wartet hier und wird gemacht, sobald es wieder geht. %1</numerusform>
            <numerusform>%n Änderungen warten hier und werden gemacht, sobald es wieder geht. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Stop here; what is done stays and can be undone</source>
        <translation>Hier anhalten; was getan ist, bleibt und kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Edits are not saved yet</source>
        <translation>Änderungen sind noch nicht gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) cannot be saved now and would be lost.</source>
        <translation>
            <numerusform>%n Änderung kann jetzt nicht gespeichert werden und ginge verloren.</numerusform>
            <numerusform>%n Änderungen können jetzt nicht gespeichert werden und gingen verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit all the same</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <source>Edits not sent, and what others wrote</source>
        <translation>Nicht gesendete Änderungen und was andere schrieben</translation>
    </message>
    <message>
        <source>Another call was chosen meanwhile, so nothing was done</source>
        <translation>Inzwischen war ein anderer Anruf gewählt, deshalb geschah nichts</translation>
    </message>
    <message>
        <source>Undone for %1: %2</source>
        <extracomment>%1 is a caller, %2 what was done: &quot;Mark as lead&quot;</extracomment>
        <translation>Für %1 rückgängig gemacht: %2</translation>
    </message>
    <message>
        <source>Done again for %1: %2</source>
        <translation>Für %1 wiederholt: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) exported, not encrypted: %1</source>
        <translation>
            <numerusform>%Ln Anruf unverschlüsselt exportiert: %1</numerusform>
            <numerusform>%Ln Anrufe unverschlüsselt exportiert: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The calls were not exported to %1</source>
        <translation>Die Anrufe wurden nicht nach %1 exportiert</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Anrufe exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Undoing: %1</source>
        <extracomment>%1 is what is undone, while it is: &quot;Mark 4,000 calls as lead&quot;</extracomment>
        <translation>Wird rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Doing again: %1</source>
        <translation>Wird wiederholt: %1</translation>
    </message>
    <message>
        <source>Stop here; the other calls stay as they are</source>
        <translation>Hier anhalten; die anderen Anrufe bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Nichts wurde geändert: %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <extracomment>%1 is &quot;Undone: Tag 40 calls&quot;, %2 &quot;2 calls deleted meanwhile&quot;</extracomment>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>Undone for %Ln call(s), then stopped: %1</source>
        <translation>
            <numerusform>Für %Ln Anruf rückgängig gemacht, dann angehalten: %1</numerusform>
            <numerusform>Für %Ln Anrufe rückgängig gemacht, dann angehalten: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again for %Ln call(s), then stopped: %1</source>
        <translation>
            <numerusform>Für %Ln Anruf wiederholt, dann angehalten: %1</numerusform>
            <numerusform>Für %Ln Anrufe wiederholt, dann angehalten: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: %1</source>
        <extracomment>%1 is what was done, as its menu says it: &quot;Mark as lead&quot;</extracomment>
        <translation>Erledigt: %1</translation>
    </message>
</context>
<context>
    <name>earshot::MilestoneLine</name>
    <message>
        <source>First touch</source>
        <translation>Erstkontakt</translation>
    </message>
    <message>
        <source>Lead created</source>
        <translation>Lead entstanden</translation>
    </message>
    <message>
        <source>Qualified</source>
        <translation>Qualifiziert</translation>
    </message>
    <message>
        <source>Last touch</source>
        <translation>Letzter Kontakt</translation>
    </message>
</context>
<context>
    <name>earshot::OperandEditor</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation>Wert eingeben</translation>
    </message>
    <message>
        <source>Words that were said</source>
        <translation>Gesagte Worte</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>Wortfolge</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>by anyone</source>
        <translation>von irgendwem</translation>
    </message>
    <message>
        <source>by the caller</source>
        <translation>vom Anrufer</translation>
    </message>
    <message>
        <source>by the agent</source>
        <translation>vom Agenten</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Choose values…</source>
        <translation>Werte auswählen …</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere …</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorherige</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welcher</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>weeks</source>
        <translation>
            <numerusform>Woche</numerusform>
            <numerusform>Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>months</source>
        <translation>
            <numerusform>Monat</numerusform>
            <numerusform>Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quarters</source>
        <translation>
            <numerusform>Quartal</numerusform>
            <numerusform>Quartale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>years</source>
        <translation>
            <numerusform>Jahr</numerusform>
            <numerusform>Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>by an unnamed speaker</source>
        <translation>von einem unbenannten Sprecher</translation>
    </message>
</context>
<context>
    <name>earshot::OutboxPage</name>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Every edit has arrived, and none went over what somebody else wrote.</source>
        <translation>Alle Änderungen sind angekommen, und keine ging über das hinweg, was jemand anders schrieb.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edits not sent, and what others wrote</source>
        <translation>Nicht gesendete Änderungen und was andere schrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) of others</source>
        <translation>
            <numerusform>%Ln Wert von anderen</numerusform>
            <numerusform>%Ln Werte von anderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the way</source>
        <translation>
            <numerusform>%Ln unterwegs</numerusform>
            <numerusform>%Ln unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln again</source>
        <translation>
            <numerusform>%Ln erneut versuchen</numerusform>
            <numerusform>%Ln erneut versuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln of theirs</source>
        <translation>
            <numerusform>%Ln von anderen übernehmen</numerusform>
            <numerusform>%Ln von anderen übernehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln of mine</source>
        <translation>
            <numerusform>%Ln eigenen behalten</numerusform>
            <numerusform>%Ln eigene behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln edit(s)</source>
        <translation>
            <numerusform>%Ln Änderung verwerfen</numerusform>
            <numerusform>%Ln Änderungen verwerfen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::OutboxView</name>
    <message>
        <source>%1: %2</source>
        <comment>field: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Edits not sent, and what others wrote</source>
        <translation>Nicht gesendete Änderungen und was andere schrieben</translation>
    </message>
</context>
<context>
    <name>earshot::PalettePopup</name>
    <message>
        <source>Find an action, a client, a view or a call</source>
        <translation>Aktion, Kunde, Ansicht oder Anruf suchen</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Versuchen Sie es mit weniger Buchstaben.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Gefundenes</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
</context>
<context>
    <name>earshot::Paragraph</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>… (%1 more characters; copy it to read everything)</source>
        <translation>… (noch %1 Zeichen; kopieren Sie den Text, um alles zu lesen)</translation>
    </message>
</context>
<context>
    <name>earshot::PhraseEditor</name>
    <message>
        <source>Correct the phrase</source>
        <translation>Satz berichtigen</translation>
    </message>
    <message>
        <source>Enter saves, Esc leaves it as it was</source>
        <translation>Enter speichert, Esc lässt es, wie es war</translation>
    </message>
</context>
<context>
    <name>earshot::PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <extracomment>Tooltip of a button: its name and its shortcut</extracomment>
        <translation>%1  (%2)</translation>
    </message>
</context>
<context>
    <name>earshot::PlayerActions</name>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Previous phrase</source>
        <translation>Voriger Satz</translation>
    </message>
    <message>
        <source>Next phrase</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Loop the phrase, or end the loop</source>
        <translation>Satz wiederholen oder Wiederholung beenden</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Skip silence</source>
        <translation>Stille überspringen</translation>
    </message>
    <message>
        <source>Comment on this moment</source>
        <translation>Diesen Moment kommentieren</translation>
    </message>
    <message>
        <source>Correct the phrase</source>
        <translation>Satz berichtigen</translation>
    </message>
    <message>
        <source>Find in the transcript</source>
        <translation>Im Transkript suchen</translation>
    </message>
    <message>
        <source>Back to what is playing</source>
        <translation>Zurück zur laufenden Stelle</translation>
    </message>
    <message>
        <source>Zoom into the waveform</source>
        <translation>Wellenform vergrößern</translation>
    </message>
    <message>
        <source>Zoom out of the waveform</source>
        <translation>Wellenform verkleinern</translation>
    </message>
    <message>
        <source>See the whole call</source>
        <translation>Ganzen Anruf zeigen</translation>
    </message>
    <message>
        <source>Back 1 second</source>
        <translation>1 Sekunde zurück</translation>
    </message>
    <message>
        <source>Forward 1 second</source>
        <translation>1 Sekunde vor</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>5 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5 Sekunden vor</translation>
    </message>
    <message>
        <source>Back 10 seconds</source>
        <translation>10 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 10 seconds</source>
        <translation>10 Sekunden vor</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Normale Geschwindigkeit</translation>
    </message>
    <message>
        <source>Hear both sides, the caller or the agent</source>
        <translation>Beide Seiten, den Anrufer oder den Mitarbeiter hören</translation>
    </message>
    <message>
        <source>Swap caller and agent on this call</source>
        <translation>Anrufer und Mitarbeiter bei diesem Anruf tauschen</translation>
    </message>
    <message>
        <source>Swap caller and agent on all calls to this number</source>
        <translation>Anrufer und Mitarbeiter bei allen Anrufen an diese Nummer tauschen</translation>
    </message>
    <message>
        <source>Swap caller and agent on all calls of this client</source>
        <translation>Anrufer und Mitarbeiter bei allen Anrufen dieses Kunden tauschen</translation>
    </message>
</context>
<context>
    <name>earshot::PlayerBar</name>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Write a comment here</source>
        <translation>Hier kommentieren</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Who is heard</source>
        <translation>Wer zu hören ist</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>A stretch of a call that is played again and again, from and to</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Loop from %1 to %2; press to end it</source>
        <translation>Wiederholung von %1 bis %2; drücken, um sie zu beenden</translation>
    </message>
    <message>
        <source>End the loop</source>
        <translation>Wiederholung beenden</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>Geschwindigkeit %1</translation>
    </message>
    <message>
        <source>Skip silence</source>
        <translation>Stille überspringen</translation>
    </message>
    <message>
        <source>Skip silence  (%1)</source>
        <translation>Stille überspringen  (%1)</translation>
    </message>
    <message>
        <source>Skips %1</source>
        <extracomment>The silence that is skipped, as a time: &quot;Skips 0:24&quot;</extracomment>
        <translation>Überspringt %1</translation>
    </message>
    <message>
        <source>Skip %1</source>
        <translation>%1 überspringen</translation>
    </message>
    <message>
        <source>Skip silence: on</source>
        <translation>Stille überspringen: an</translation>
    </message>
    <message>
        <source>Skip silence: off</source>
        <translation>Stille überspringen: aus</translation>
    </message>
</context>
<context>
    <name>earshot::ProgressStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <extracomment>Progress read by screen readers, in hundredths</extracomment>
        <translation>%1 Prozent</translation>
    </message>
</context>
<context>
    <name>earshot::QueueChooser</name>
    <message>
        <source>Find a client or a view</source>
        <translation>Kunden oder Ansicht suchen</translation>
    </message>
    <message>
        <source>What is reviewed</source>
        <translation>Was durchgesehen wird</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Anrufe</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Some calls</source>
        <translation>Einige Anrufe</translation>
    </message>
</context>
<context>
    <name>earshot::QuickTagEditor</name>
    <message>
        <source>Quick tags</source>
        <translation>Schnell-Tags</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Tags on the keys 1 to 9</source>
        <translation>Tags auf den Tasten 1 bis 9</translation>
    </message>
    <message>
        <source>Quick tags in order</source>
        <translation>Schnell-Tags der Reihe nach</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The most used</source>
        <translation>Die häufigsten</translation>
    </message>
</context>
<context>
    <name>earshot::QuickTags</name>
    <message>
        <source>Choose the quick tags</source>
        <translation>Schnell-Tags wählen</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>quick tags that do not fit</comment>
        <translation>+%1</translation>
    </message>
    <message numerus="yes">
        <source>%n further tag(s)</source>
        <translation>
            <numerusform>%n weiterer Tag</numerusform>
            <numerusform>%n weitere Tags</numerusform>
        </translation>
    </message>
    <message>
        <source>This client has no tag “%1”</source>
        <translation>Dieser Kunde hat keinen Tag „%1“</translation>
    </message>
</context>
<context>
    <name>earshot::RecordingNotice</name>
    <message>
        <source>This call was not recorded.</source>
        <translation>Dieser Anruf wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>The recording is not on this computer yet.</source>
        <translation>Die Aufnahme ist noch nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Fetching the recording…</source>
        <translation>Die Aufnahme wird geholt …</translation>
    </message>
    <message>
        <source>Fetching the recording… %1</source>
        <translation>Die Aufnahme wird geholt … %1</translation>
    </message>
    <message>
        <source>The recording cannot be played.</source>
        <translation>Die Aufnahme lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The recording is older than this client allows recordings to be kept.</source>
        <translation>Die Aufnahme ist älter, als Aufnahmen dieses Kunden aufbewahrt werden dürfen.</translation>
    </message>
    <message>
        <source>The key for the recordings cannot be read. Unlock this computer&apos;s keyring, then try again.</source>
        <translation>Der Schlüssel der Aufnahmen ist nicht lesbar. Entsperren Sie den Schlüsselbund dieses Computers und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>earshot::RecordingsCard</name>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>Delete all recordings kept here…</source>
        <translation>Alle hier aufbewahrten Aufnahmen löschen…</translation>
    </message>
    <message>
        <source>Choose a client…</source>
        <translation>Kunden auswählen…</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Recordings are kept encrypted on this computer, so that listening needs no network. What a client&apos;s contract says about deleting them holds here as well: choose it above, or for the client alone below.</source>
        <translation>Aufnahmen liegen verschlüsselt auf diesem Computer, damit das Anhören kein Netz braucht. Was der Vertrag eines Kunden über das Löschen sagt, gilt auch hier: oben für alle einstellen oder unten für den einzelnen Kunden.</translation>
    </message>
    <message>
        <source>Other rules for one client</source>
        <translation>Andere Regeln für einen Kunden</translation>
    </message>
    <message>
        <source>Room for recordings, in gigabytes</source>
        <translation>Platz für Aufnahmen, in Gigabyte</translation>
    </message>
    <message>
        <source>When it is full, the recordings not listened to for longest make room for those you open; others are not fetched any more.</source>
        <translation>Ist er voll, machen die am längsten nicht gehörten Aufnahmen denen Platz, die Sie öffnen; andere werden nicht mehr geholt.</translation>
    </message>
    <message>
        <source>Kept now</source>
        <translation>Jetzt hier</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recordings, %1</source>
        <translation>
            <numerusform>%Ln Aufnahme, %1</numerusform>
            <numerusform>%Ln Aufnahmen, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>In your keyring</source>
        <translation>In Ihrem Schlüsselbund</translation>
    </message>
    <message>
        <source>In clear, in the file recordings-key-in-clear of the profile&apos;s folder</source>
        <translation>Im Klartext, in der Datei recordings-key-in-clear im Ordner des Profils</translation>
    </message>
    <message>
        <source>As for all clients again</source>
        <translation>Wieder wie für alle Kunden</translation>
    </message>
    <message>
        <source>The key of the recordings kept here cannot be read.</source>
        <translation>Der Schlüssel der hier aufbewahrten Aufnahmen lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Unlock your keyring and start Earshot again, or start anew with another key.</source>
        <translation>Entsperren Sie Ihren Schlüsselbund und starten Sie Earshot noch einmal, oder beginnen Sie mit einem neuen Schlüssel.</translation>
    </message>
    <message>
        <source>The room for recordings is full.</source>
        <translation>Der Platz für Aufnahmen ist voll.</translation>
    </message>
    <message>
        <source>Only those of calls you open are fetched. Give them more room to have the others too.</source>
        <translation>Es kommen nur noch Aufnahmen von Anrufen, die Sie öffnen. Mit mehr Platz kommen auch die anderen.</translation>
    </message>
    <message>
        <source>No recordings are fetched at the moment.</source>
        <translation>Im Moment werden keine Aufnahmen geholt.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Start over…</source>
        <translation>Neu beginnen…</translation>
    </message>
    <message>
        <source>Delete recordings that the new rules do not let stay? %1</source>
        <translation>Aufnahmen löschen, die nach den neuen Regeln nicht bleiben? %1</translation>
    </message>
    <message>
        <source>Until you say so, the rules stay as they were.</source>
        <translation>Bis Sie das bestätigen, bleiben die Regeln, wie sie waren.</translation>
    </message>
    <message>
        <source>All recordings kept here are deleted: %1</source>
        <translation>Alle hier aufbewahrten Aufnahmen werden gelöscht: %1</translation>
    </message>
    <message>
        <source>Recordings that the rules do not let stay are deleted: %1</source>
        <translation>Aufnahmen, die nach den Regeln nicht bleiben, werden gelöscht: %1</translation>
    </message>
    <message>
        <source>Delete all recordings kept here? %1</source>
        <translation>Alle hier aufbewahrten Aufnahmen löschen? %1</translation>
    </message>
    <message>
        <source>Their key is replaced at once, so that nobody can hear them any more. Recordings the service still has are fetched again when you open their calls, and by the rules above.</source>
        <translation>Ihr Schlüssel wird sofort ersetzt, sodass niemand sie mehr hören kann. Aufnahmen, die der Dienst noch hat, werden wieder geholt, wenn Sie ihre Anrufe öffnen, und nach den Regeln oben.</translation>
    </message>
    <message>
        <source>Their keys are destroyed, so that nobody can hear them any more; for a few minutes it can be taken back. Recordings the service still has are fetched again when you open their calls, and by the rules above.</source>
        <translation>Ihre Schlüssel werden vernichtet, sodass niemand sie mehr hören kann; einige Minuten lang lässt sich das zurücknehmen. Aufnahmen, die der Dienst noch hat, werden wieder geholt, wenn Sie ihre Anrufe öffnen, und nach den Regeln oben.</translation>
    </message>
    <message>
        <source>Delete all recordings kept here</source>
        <translation>Alle hier aufbewahrten Aufnahmen löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln recordings</source>
        <translation>
            <numerusform>%Ln Aufnahme löschen</numerusform>
            <numerusform>%Ln Aufnahmen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the newest</source>
        <translation>Neuesten öffnen</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Unbekannter Anrufer</translation>
    </message>
    <message>
        <source>%1: %2 It is tried again by itself: %3.</source>
        <extracomment>%1 is a caller, %2 a sentence that says why, %3 a moment</extracomment>
        <translation>%1: %2 Ein neuer Versuch folgt von selbst: %3.</translation>
    </message>
    <message>
        <source>%1: %2 It is tried again when you open the call.</source>
        <translation>%1: %2 Ein neuer Versuch folgt, wenn Sie den Anruf öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weitere.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) could not be fetched</source>
        <translation>
            <numerusform>%Ln Aufnahme konnte nicht geholt werden</numerusform>
            <numerusform>%Ln Aufnahmen konnten nicht geholt werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ReviewOptions</name>
    <message>
        <source>At the moment</source>
        <translation>Im Moment</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Review options</source>
        <translation>Einstellungen der Durchsicht</translation>
    </message>
    <message>
        <source>Play the next recording automatically</source>
        <translation>Die nächste Aufnahme von selbst abspielen</translation>
    </message>
    <message>
        <source>How far back comments start</source>
        <translation>Wie weit zurück Kommentare beginnen</translation>
    </message>
    <message>
        <source>Start comments this far back:</source>
        <translation>Kommentare so weit zurück beginnen:</translation>
    </message>
</context>
<context>
    <name>earshot::ReviewPage</name>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Reihenfolge der Prüfliste</translation>
    </message>
    <message>
        <source>Skip missed calls</source>
        <translation>Verpasste Anrufe überspringen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Not a lead</source>
        <translation>Kein Lead</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Quick tag %1</source>
        <translation>Schnellschlagwort %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln reviewed today</source>
        <translation>
            <numerusform>Heute %1 von %Ln geprüft</numerusform>
            <numerusform>Heute %1 von %Ln geprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue cannot be read</source>
        <translation>Die Prüfliste kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Looking for unreviewed calls…</source>
        <translation>Ungeprüfte Anrufe werden gesucht …</translation>
    </message>
    <message>
        <source>All reviewed</source>
        <translation>Alles geprüft</translation>
    </message>
    <message>
        <source>Tag “%1”</source>
        <translation>Schlagwort „%1“</translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation>Schlagwort „%1“ entfernen</translation>
    </message>
    <message>
        <source>Add tag “%1”</source>
        <translation>Schlagwort „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>What is reviewed</source>
        <translation>Was durchgesehen wird</translation>
    </message>
    <message>
        <source>Judged today</source>
        <translation>Heute beurteilt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Choose what is reviewed</source>
        <translation>Wählen, was durchgesehen wird</translation>
    </message>
    <message>
        <source>Reviewed: %1</source>
        <translation>Durchgesehen: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is &quot;12 of 40 reviewed today&quot;, %2 &quot;3 for later&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Marked as a lead by somebody else a moment ago.</source>
        <translation>Gerade von jemand anderem als Lead markiert.</translation>
    </message>
    <message>
        <source>Marked as not a lead by somebody else a moment ago.</source>
        <translation>Gerade von jemand anderem als „kein Lead“ markiert.</translation>
    </message>
    <message>
        <source>Lead: %1</source>
        <translation>Lead: %1</translation>
    </message>
    <message>
        <source>Not a lead: %1</source>
        <translation>Kein Lead: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <extracomment>%1 is a caller, %2 what was done: &quot;Mark as lead&quot;</extracomment>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Review options</source>
        <translation>Einstellungen der Durchsicht</translation>
    </message>
    <message>
        <source>Moves the call to the end of the queue</source>
        <translation>Stellt den Anruf ans Ende der Warteschlange</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) judged today. New calls appear here as they come in.</source>
        <translation>
            <numerusform>Heute %n Anruf beurteilt. Neue Anrufe erscheinen hier, sobald sie eingehen.</numerusform>
            <numerusform>Heute %n Anrufe beurteilt. Neue Anrufe erscheinen hier, sobald sie eingehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>New calls appear here as they come in.</source>
        <translation>Neue Anrufe erscheinen hier, sobald sie eingehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln for later</source>
        <translation>
            <numerusform>%Ln für später</numerusform>
            <numerusform>%Ln für später</numerusform>
        </translation>
    </message>
    <message>
        <source>Next moves on; your verdict would replace theirs.</source>
        <translation>„Weiter“ geht zum nächsten; Ihr Urteil würde das andere ersetzen.</translation>
    </message>
    <message>
        <source>You already judged this call.</source>
        <translation>Diesen Anruf haben Sie schon beurteilt.</translation>
    </message>
    <message>
        <source>A new verdict replaces it; Next returns to the queue.</source>
        <translation>Ein neues Urteil ersetzt es; „Weiter“ führt zurück in die Warteschlange.</translation>
    </message>
    <message>
        <source>An earlier call from this person was marked as a lead a moment ago.</source>
        <translation>Ein früherer Anruf dieser Person wurde gerade als Lead markiert.</translation>
    </message>
    <message>
        <source>That counts as a review of this one too. Next moves on.</source>
        <translation>Damit gilt auch dieser als durchgesehen. „Weiter“ geht zum nächsten.</translation>
    </message>
    <message>
        <source>This call is no longer in this queue.</source>
        <translation>Dieser Anruf ist nicht mehr in dieser Warteschlange.</translation>
    </message>
    <message>
        <source>Next moves on.</source>
        <translation>„Weiter“ geht zum nächsten.</translation>
    </message>
    <message>
        <source>Undone for %1: %2</source>
        <translation>Für %1 rückgängig gemacht: %2</translation>
    </message>
    <message>
        <source>An earlier call from this person is marked as a lead.</source>
        <translation>Ein früherer Anruf dieser Person ist als Lead markiert.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <extracomment>%1 is &quot;Undone: Tag 40 calls&quot;, %2 &quot;2 calls deleted meanwhile&quot;</extracomment>
        <translation>%1; %2</translation>
    </message>
</context>
<context>
    <name>earshot::ReviewStrip</name>
    <message>
        <source>Add a value</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Not a lead</source>
        <translation>Kein Lead</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>Mark as lead</source>
        <translation>Als Lead markieren</translation>
    </message>
    <message>
        <source>Mark as not a lead</source>
        <translation>Als „kein Lead“ markieren</translation>
    </message>
    <message>
        <source>Change the value</source>
        <translation>Wert ändern</translation>
    </message>
    <message>
        <source>Add tag “%1”</source>
        <translation>Schlagwort „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation>Schlagwort „%1“ entfernen</translation>
    </message>
    <message>
        <source>Take the other value</source>
        <translation>Anderen Wert übernehmen</translation>
    </message>
    <message>
        <source>An earlier call from this person was marked as a lead, and that counts for this one too.</source>
        <translation>Ein früherer Anruf dieser Person wurde als Lead markiert, und das gilt auch für diesen.</translation>
    </message>
    <message>
        <source>Earlier lead</source>
        <translation>Früherer Lead</translation>
    </message>
    <message>
        <source>Take back the verdict</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
</context>
<context>
    <name>earshot::RowMarks</name>
    <message>
        <source>An edit waits to be sent</source>
        <translation>Eine Änderung wartet auf das Senden</translation>
    </message>
    <message>
        <source>An edit is being sent</source>
        <translation>Eine Änderung wird gesendet</translation>
    </message>
    <message>
        <source>An edit was refused; open the call to see why</source>
        <translation>Eine Änderung wurde abgelehnt; öffnen Sie den Anruf für den Grund</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Outbound call</source>
        <translation>Ausgehender Anruf</translation>
    </message>
    <message>
        <source>Call in progress</source>
        <translation>Laufender Anruf</translation>
    </message>
    <message>
        <source>Caller hung up before anyone answered</source>
        <translation>Anrufer legte auf, bevor jemand annahm</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Verpasster Anruf</translation>
    </message>
    <message>
        <source>Answered call</source>
        <translation>Angenommener Anruf</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
</context>
<context>
    <name>earshot::RuleEditor</name>
    <message>
        <source>Only when a call is opened</source>
        <translation>Nur, wenn ein Anruf geöffnet wird</translation>
    </message>
    <message>
        <source>Ahead of the review queue</source>
        <translation>Im Voraus für die Prüfliste</translation>
    </message>
    <message>
        <source>As long as there is room</source>
        <translation>Solange Platz ist</translation>
    </message>
    <message numerus="yes">
        <source>%n days after the call</source>
        <translation>
            <numerusform>%n Tag nach dem Anruf</numerusform>
            <numerusform>%n Tage nach dem Anruf</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>Days back</source>
        <translation>Tage zurück</translation>
    </message>
    <message>
        <source>Calls, the newest not reviewed yet</source>
        <translation>Anrufe, die neuesten noch nicht geprüften</translation>
    </message>
    <message>
        <source>Calls of recent days</source>
        <translation>Anrufe der letzten Tage</translation>
    </message>
</context>
<context>
    <name>earshot::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
</context>
<context>
    <name>earshot::SendSign</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
</context>
<context>
    <name>earshot::SettingsPage</name>
    <message>
        <source>Connect again…</source>
        <translation>Erneut verbinden …</translation>
    </message>
    <message>
        <source>Forget the key</source>
        <translation>Schlüssel vergessen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisierung</translation>
    </message>
    <message>
        <source>CallRail has no log of changes, so that calls of the last days are read again and again. It allows an account 1,000 requests an hour and 10,000 a day, for all programs together; Earshot stays a little under unless told otherwise.</source>
        <translation>CallRail führt kein Änderungsprotokoll, daher werden die Anrufe der letzten Tage immer wieder gelesen. Einem Konto sind 1.000 Anfragen pro Stunde und 10.000 pro Tag erlaubt, für alle Programme zusammen; Earshot bleibt ein wenig darunter, sofern Sie nichts anderes einstellen.</translation>
    </message>
    <message>
        <source>Fetch transcripts in the background, newest and unreviewed calls first</source>
        <translation>Transkripte im Hintergrund holen, neueste und ungeprüfte Anrufe zuerst</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über Earshot</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>In your keyring</source>
        <translation>In Ihrem Schlüsselbund</translation>
    </message>
    <message>
        <source>In clear, in the file api-key-in-clear of the profile&apos;s folder</source>
        <translation>Im Klartext, in der Datei api-key-in-clear im Profilordner</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Days of calls that are read again at each sync</source>
        <translation>Tage, deren Anrufe jedes Mal erneut gelesen werden</translation>
    </message>
    <message>
        <source>Requests an hour, at most</source>
        <translation>Anfragen pro Stunde, höchstens</translation>
    </message>
    <message>
        <source>Requests a day, at most</source>
        <translation>Anfragen pro Tag, höchstens</translation>
    </message>
    <message>
        <source>The cache of this profile: calls, transcripts, your saved views and edits that were not sent yet. One folder for each account; choose another with earshot --profile FOLDER.</source>
        <translation>Der Zwischenspeicher dieses Profils: Anrufe, Transkripte, Ihre gespeicherten Ansichten und noch nicht gesendete Änderungen. Ein Ordner je Konto; einen anderen wählen Sie mit earshot --profile ORDNER.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Look, language and keys</source>
        <translation>Aussehen, Sprache und Tasten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
</context>
<context>
    <name>earshot::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Usual keys for all</source>
        <translation>Übliche Tasten für alle</translation>
    </message>
    <message>
        <source>Click one and press another key to change it; Backspace takes its key away.</source>
        <translation>Zum Ändern anklicken und eine andere Taste drücken; die Rücktaste nimmt die Taste weg.</translation>
    </message>
    <message>
        <source>Play from a word</source>
        <translation>Ab einem Wort abspielen</translation>
    </message>
    <message>
        <source>click it</source>
        <translation>anklicken</translation>
    </message>
    <message>
        <source>Scrub through the words</source>
        <translation>Durch die Wörter fahren</translation>
    </message>
    <message>
        <source>drag over them</source>
        <translation>darüberziehen</translation>
    </message>
    <message>
        <source>Loop a phrase</source>
        <translation>Satz wiederholen</translation>
    </message>
    <message>
        <source>double-click it</source>
        <translation>doppelklicken</translation>
    </message>
    <message>
        <source>Select text</source>
        <translation>Text auswählen</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Umschalt und ziehen</translation>
    </message>
    <message>
        <source>Select phrases</source>
        <translation>Sätze auswählen</translation>
    </message>
    <message>
        <source>drag over their times</source>
        <translation>über ihre Zeiten ziehen</translation>
    </message>
    <message>
        <source>Loop a stretch of the waveform</source>
        <translation>Stück der Wellenform wiederholen</translation>
    </message>
    <message>
        <source>drag in it</source>
        <translation>darin ziehen</translation>
    </message>
    <message>
        <source>Scrub through the waveform</source>
        <translation>Durch die Wellenform fahren</translation>
    </message>
    <message>
        <source>drag its times</source>
        <translation>an ihren Zeiten ziehen</translation>
    </message>
    <message>
        <source>Zoom the waveform</source>
        <translation>Wellenform vergrößern</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Move along the waveform</source>
        <translation>Wellenform verschieben</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Umschalt und Mausrad</translation>
    </message>
    <message>
        <source>Transcript and waveform, by mouse</source>
        <translation>Transkript und Wellenform mit der Maus</translation>
    </message>
    <message>
        <source>While typing</source>
        <translation>Beim Schreiben</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>Make a tag of what is typed</source>
        <translation>Aus dem Geschriebenen einen Tag machen</translation>
    </message>
    <message>
        <source>Take the tag that is marked</source>
        <translation>Den markierten Tag nehmen</translation>
    </message>
    <message>
        <source>Leave the field</source>
        <translation>Das Feld verlassen</translation>
    </message>
</context>
<context>
    <name>earshot::SidebarTree</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>Ansicht löschen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Update it to the list as it is now</source>
        <translation>Auf die jetzige Liste aktualisieren</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Loslösen</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Neue Gruppe…</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>That of its country</source>
        <translation>Die seines Landes</translation>
    </message>
</context>
<context>
    <name>earshot::SoundPopup</name>
    <message>
        <source>Both voices in both ears</source>
        <translation>Beide Stimmen auf beiden Ohren</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Who is heard</source>
        <translation>Wer zu hören ist</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Both voices are on one channel of this recording: they cannot be told apart.</source>
        <translation>Beide Stimmen liegen auf einem Kanal dieser Aufnahme: Sie lassen sich nicht trennen.</translation>
    </message>
    <message>
        <source>No sound output</source>
        <translation>Keine Tonausgabe</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Swapped: the agent is on the first channel of this recording.</source>
        <translation>Getauscht: Der Mitarbeiter ist auf dem ersten Kanal dieser Aufnahme.</translation>
    </message>
    <message>
        <source>Swap caller and agent</source>
        <translation>Anrufer und Mitarbeiter tauschen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
</context>
<context>
    <name>earshot::SpeedPopup</name>
    <message>
        <source>%1×</source>
        <extracomment>How fast a recording plays: &quot;1.7×&quot;</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>earshot::Spinner</name>
    <message>
        <source>Working</source>
        <translation>Arbeitet</translation>
    </message>
</context>
<context>
    <name>earshot::StatusPopover</name>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Sync status</source>
        <translation>Synchronisierungsstatus</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 left today</source>
        <translation>Heute noch %1</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Pause sync</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edits on their way, and what others wrote</source>
        <translation>Änderungen unterwegs, und was andere schrieben</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Show all…</source>
        <translation>Alle zeigen…</translation>
    </message>
</context>
<context>
    <name>earshot::TagEditor</name>
    <message>
        <source>Add a tag…</source>
        <translation>Schlagwort hinzufügen …</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>New tag “%1”</source>
        <translation>Neuer Tag „%1“</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>earshot::TagPill</name>
    <message>
        <source>Press Delete to remove this tag</source>
        <translation>Entf entfernt dieses Schlagwort</translation>
    </message>
</context>
<context>
    <name>earshot::TalkShare</name>
    <message>
        <source>The agent talked %1 of the time</source>
        <translation>Der Agent sprach %1 der Zeit</translation>
    </message>
    <message>
        <source>Caller %1</source>
        <translation>Anrufer %1</translation>
    </message>
    <message>
        <source>Agent %1</source>
        <translation>Agent %1</translation>
    </message>
</context>
<context>
    <name>earshot::TimeButton</name>
    <message>
        <source>Click to see how much is left</source>
        <translation>Klicken, um zu sehen, wie viel noch bleibt</translation>
    </message>
    <message>
        <source>−%1 / %2</source>
        <extracomment>Time that is left of a recording, and its length</extracomment>
        <translation>−%1 / %2</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>Where a recording is, and its length</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 left of %2</source>
        <translation>noch %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>earshot::Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>earshot::TranscriptView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole transcript</source>
        <translation>Ganzes Transkript kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>Drag here to select whole phrases</source>
        <translation>Hier ziehen, um ganze Sätze auszuwählen</translation>
    </message>
    <message>
        <source>Click to play from here, drag to scrub, double-click to loop the phrase; with Shift, select text</source>
        <translation>Klicken spielt ab hier, Ziehen fährt durch den Ton, Doppelklick wiederholt den Satz; mit Umschalt wird Text ausgewählt</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <source>Loop this phrase</source>
        <translation>Diesen Satz wiederholen</translation>
    </message>
    <message>
        <source>Write a comment here</source>
        <translation>Hier kommentieren</translation>
    </message>
    <message>
        <source>Correct this phrase</source>
        <translation>Diesen Satz berichtigen</translation>
    </message>
    <message>
        <source>Go back to the original</source>
        <translation>Zum Original zurückkehren</translation>
    </message>
    <message>
        <source>Back to what is playing</source>
        <translation>Zurück zur laufenden Stelle</translation>
    </message>
    <message>
        <source>Original: %1</source>
        <translation>Ursprünglich: %1</translation>
    </message>
</context>
<context>
    <name>earshot::TroubleWindow</name>
    <message>
        <source>Earshot</source>
        <translation>Earshot</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>Zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>earshot::ValuePicker</name>
    <message>
        <source>Find or type a value</source>
        <translation>Wert suchen oder eingeben</translation>
    </message>
    <message>
        <source>Find a value</source>
        <translation>Wert suchen</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Ctrl+Enter takes “%1” as it is</source>
        <extracomment>%1 is what was typed</extracomment>
        <translation>Strg+Enter nimmt „%1“, wie es dasteht</translation>
    </message>
    <message>
        <source>Enter takes “%1” as it is</source>
        <translation>Enter nimmt „%1“, wie es dasteht</translation>
    </message>
</context>
<context>
    <name>earshot::VerdictList</name>
    <message>
        <source>Find a caller</source>
        <translation>Anrufer suchen</translation>
    </message>
    <message>
        <source>Judged today</source>
        <translation>Heute beurteilt</translation>
    </message>
    <message>
        <source>Reading the calls…</source>
        <translation>Anrufe werden gelesen…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A verdict and the time of day at which it was given</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No verdicts yet today</source>
        <translation>Heute noch keine Urteile</translation>
    </message>
</context>
<context>
    <name>earshot::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A time of the call, and what was said then: &quot;1:05 · good morning&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Click to jump there, drag to loop a section, scroll to zoom.</source>
        <translation>Klicken springt dorthin, Ziehen wiederholt einen Abschnitt, das Mausrad vergrößert.</translation>
    </message>
</context>
<context>
    <name>earshot::format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 Min. %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>%1M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1k</source>
        <translation>%1k</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time of day: &quot;Today 14:05&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 Min.</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 Std.</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 Tg.</translation>
    </message>
</context>
<context>
    <name>earshot::items::Analysing</name>
    <message>
        <source>Listening to recordings</source>
        <translation>Aufnahmen werden angehört</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>noch %n</numerusform>
            <numerusform>noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop listening to recordings that nobody opened</source>
        <translation>Ungeöffnete Aufnahmen nicht weiter anhören</translation>
    </message>
</context>
<context>
    <name>earshot::items::CallExports</name>
    <message>
        <source>Exporting calls</source>
        <translation>Anrufe werden exportiert</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Export anhalten</translation>
    </message>
</context>
<context>
    <name>earshot::items::OutboxList</name>
    <message>
        <source>Spam</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Is being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>the field is emptied</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>+ %1</source>
        <comment>a tag that is added</comment>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>− %1</source>
        <comment>a tag that is taken away</comment>
        <translation>− %1</translation>
    </message>
    <message>
        <source>Somebody else wrote: %1</source>
        <translation>Jemand anderes schrieb: %1</translation>
    </message>
    <message>
        <source>The call is no more on the server</source>
        <translation>Den Anruf gibt es auf dem Server nicht mehr</translation>
    </message>
    <message>
        <source>The server failed at it, it is tried again: %1</source>
        <translation>Der Server ist daran gescheitert, es wird noch einmal versucht: %1</translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln edit(s)</source>
        <translation>
            <numerusform>%Ln Änderung verwerfen</numerusform>
            <numerusform>%Ln Änderungen verwerfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln own value(s)</source>
        <translation>
            <numerusform>%Ln eigenen Wert behalten</numerusform>
            <numerusform>%Ln eigene Werte behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln value(s) of others</source>
        <translation>
            <numerusform>%Ln Wert von anderen übernehmen</numerusform>
            <numerusform>%Ln Werte von anderen übernehmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::items::RecordingCopies</name>
    <message>
        <source>Saving a recording</source>
        <translation>Aufnahme wird gespeichert</translation>
    </message>
    <message>
        <source>Stop saving it</source>
        <translation>Speichern abbrechen</translation>
    </message>
</context>
<context>
    <name>earshot::items::Sidebar</name>
    <message>
        <source>All calls</source>
        <translation>Alle Anrufe</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Unreviewed</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Good leads</source>
        <translation>Gute Leads</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln call(s)</source>
        <extracomment>Read by screen readers, and told where the mouse stands: a place in the sidebar and how many calls it has</extracomment>
        <translation>
            <numerusform>%1, %Ln Anruf</numerusform>
            <numerusform>%1, %Ln Anrufe</numerusform>
        </translation>
    </message>
</context>
</TS>
